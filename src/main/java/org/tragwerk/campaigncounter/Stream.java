package org.tragwerk.campaigncounter;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * One reader's open page. It never waits and never queues: what was not sent when
 * something newer comes is not sent at all.
 */
final class Stream {

	private static final int CONNECTING_MILLIS = 60_000;

	private final Streams owner;

	private final Line line;

	private final Language language;

	private byte @Nullable [] pending;

	private long version;

	private long until = System.currentTimeMillis() + CONNECTING_MILLIS;

	private boolean ended;

	Stream(Streams owner, Line line, Language language) {
		this.owner = owner;
		this.line = line;
		this.language = language;
	}

	/** The first event, which goes out together with the head. */
	synchronized byte[] first(Editions editions) {
		var edition = editions.in(this.language);
		this.version = edition.version();
		return edition.event();
	}

	synchronized void onConnected() {
		this.until = System.currentTimeMillis() + Streams.spread(Streams.LONGEST_MILLIS);
		drain();
		if (this.ended) {
			this.line.hangUp();
		}
	}

	synchronized void offer(Editions editions) {
		var edition = editions.in(this.language);
		if (edition.version() > this.version) {
			this.version = edition.version();
			this.pending = edition.event();
			drain();
		}
	}

	/** Something that may as well get lost, such as a sign of life. */
	synchronized void offer(byte[] comment) {
		if (this.pending == null) {
			this.pending = comment;
			drain();
		}
	}

	synchronized boolean onWritable() {
		try {
			this.line.resume();
			drain();
		}
		catch (IOException ex) {
			this.ended = true;
		}
		return !this.ended;
	}

	private void drain() {
		var bytes = this.pending;
		if (bytes == null || !this.line.isFree()) {
			return;
		}
		try {
			this.pending = null;
			this.line.send(bytes);
		}
		catch (IOException | RuntimeException ex) {
			end();
		}
	}

	synchronized boolean isOver() {
		return this.until < System.currentTimeMillis();
	}

	/** What was offered last still goes out, also when the line is only being laid. */
	synchronized void end() {
		this.ended = true;
		this.owner.forget(this);
		this.line.hangUp();
	}

	synchronized void onGone() {
		this.ended = true;
		this.pending = null;
		this.owner.forget(this);
	}

}
