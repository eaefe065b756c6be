package org.tragwerk.campaigncounter.web;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.ClientNetwork;

/**
 * The event stream of one open page. It neither blocks nor queues: an event that could
 * not be sent before a newer one arrives is dropped.
 */
final class EventStream {

	private static final int CONNECT_MILLIS = 60_000;

	private final EventStreams owner;

	private final SseConnection connection;

	private final Campaign campaign;

	private final Language language;

	private final ClientNetwork network;

	private byte @Nullable [] pending;

	private long version;

	private long expiresAt = System.currentTimeMillis() + CONNECT_MILLIS;

	private boolean ended;

	EventStream(EventStreams owner, SseConnection connection, Campaign campaign, Language language,
			ClientNetwork network) {
		this.owner = owner;
		this.connection = connection;
		this.campaign = campaign;
		this.language = language;
		this.network = network;
	}

	ClientNetwork network() {
		return this.network;
	}

	/** The first event, which is sent together with the headers. */
	synchronized byte[] first(RenderedCampaign rendered) {
		this.version = rendered.version();
		return rendered.in(this.language).event();
	}

	synchronized void onConnected() {
		this.expiresAt = System.currentTimeMillis() + EventStreams.jitter(EventStreams.LIFETIME_MILLIS);
		sendNewest();
		flush();
		if (this.ended) {
			this.connection.close();
		}
	}

	/** Sends the campaign's latest version, unless it was sent already. */
	synchronized void sendNewest() {
		var newest = this.campaign.current();
		if (newest != null && newest.version() > this.version) {
			this.version = newest.version();
			this.pending = newest.in(this.language).event();
			flush();
		}
	}

	/** Sends a heartbeat or another field, unless an event is waiting to be sent. */
	synchronized void sendIfIdle(byte[] bytes) {
		if (this.pending == null) {
			this.pending = bytes;
			flush();
		}
	}

	synchronized boolean onWritable() {
		try {
			this.connection.resume();
			flush();
		}
		catch (IOException ex) {
			this.ended = true;
		}
		return !this.ended;
	}

	private void flush() {
		var bytes = this.pending;
		if (bytes == null || !this.connection.isWritable()) {
			return;
		}
		try {
			this.pending = null;
			this.connection.send(bytes);
		}
		catch (IOException | RuntimeException ex) {
			end();
		}
	}

	synchronized boolean isExpired() {
		return this.expiresAt < System.currentTimeMillis();
	}

	/** Ends the stream after sending what is still pending. */
	synchronized void end() {
		this.ended = true;
		this.owner.remove(this);
		this.connection.close();
	}

	synchronized void onClosed() {
		this.ended = true;
		this.pending = null;
		this.owner.remove(this);
	}

}
