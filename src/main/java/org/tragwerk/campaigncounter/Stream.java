package org.tragwerk.campaigncounter;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

/**
 * One reader's open page. It never waits and never queues: what was not sent when
 * something newer comes is not sent at all.
 */
final class Stream implements WriteListener, AsyncListener {

	private final Streams owner;

	private final AsyncContext context;

	private final ServletOutputStream output;

	private final Language language;

	private byte @Nullable [] pending;

	private long version;

	private boolean open;

	private boolean unflushed;

	private boolean ended;

	Stream(Streams owner, AsyncContext context, Language language) throws IOException {
		this.owner = owner;
		this.context = context;
		this.language = language;
		this.output = context.getResponse().getOutputStream();
	}

	/** From here on the container calls back, and the first event waits for that call. */
	void begin(Campaign campaign) {
		this.context.addListener(this);
		this.output.setWriteListener(this);
		var current = campaign.current();
		if (current != null) {
			offer(current);
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

	@Override
	public synchronized void onWritePossible() {
		this.open = true;
		drain();
	}

	/**
	 * After a failed write the container comes with the error, on a thread of its own.
	 */
	private void drain() {
		try {
			if (this.open && !this.ended) {
				write();
				flush();
			}
		}
		catch (IOException | IllegalStateException ex) {
			leave();
		}
	}

	private void write() throws IOException {
		var bytes = this.pending;
		if (bytes != null && this.output.isReady()) {
			this.pending = null;
			this.unflushed = true;
			this.output.write(bytes);
		}
	}

	private void flush() throws IOException {
		if (this.unflushed && this.output.isReady()) {
			this.unflushed = false;
			this.output.flush();
		}
	}

	void end() {
		leave();
		complete();
	}

	private synchronized void leave() {
		this.ended = true;
		this.pending = null;
		this.owner.forget(this);
	}

	private void complete() {
		try {
			this.context.complete();
		}
		catch (IllegalStateException ex) {
			leave();
		}
	}

	@Override
	public void onError(Throwable failure) {
		leave();
	}

	@Override
	public void onError(AsyncEvent event) {
		end();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		end();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		leave();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
