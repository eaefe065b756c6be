package org.tragwerk.site.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request while it arrives. Once it is complete it is read from memory.
 */
final class RequestBody implements ApplicationBufferHandler {

	private static final int TOO_SLOW = 408;

	private static final int DROPPED = 503;

	private final BodyMemory memory;

	private final int length;

	private final BodyProperties limits;

	private final long startedAt = System.nanoTime();

	/** Null if the body is too large, and once it was dropped. */
	private volatile byte @Nullable [] bytes;

	private int received;

	private ByteBuffer chunk = ByteBuffer.allocate(0);

	RequestBody(BodyMemory memory, int length, BodyProperties limits) {
		this.memory = memory;
		this.length = length;
		this.limits = limits;
		if (memory.accepts(length)) {
			this.bytes = new byte[length];
			memory.add(this);
		}
	}

	int length() {
		return this.length;
	}

	/** How long it may take at most, given the number of bytes that have arrived. */
	Duration time() {
		return this.limits.time(this.received);
	}

	/** The status with which it is refused, {@link BodyLimits#ACCEPTED} if it is not. */
	int status() {
		if (!isComplete() && System.nanoTime() - this.startedAt >= time().toNanos()) {
			return TOO_SLOW;
		}
		if (!this.memory.accepts(this.length)) {
			return isComplete() ? BodyLimits.TOO_LARGE : BodyLimits.ACCEPTED;
		}
		return (this.bytes != null) ? BodyLimits.ACCEPTED : DROPPED;
	}

	/**
	 * Reads the bytes that have arrived, without waiting for more.
	 * @return whether it is complete; if not, Tomcat dispatches the request again once
	 * more has arrived
	 */
	boolean receive(Request request) throws IOException {
		var ready = new AtomicBoolean();
		while (!isComplete()) {
			request.action(ActionCode.NB_READ_INTEREST, ready);
			if (!ready.get()) {
				return false;
			}
			store(request.doRead(this));
		}
		return true;
	}

	private boolean isComplete() {
		return this.received == this.length;
	}

	private void store(int count) {
		var target = this.bytes;
		if (target != null) {
			this.chunk.get(target, this.received, count);
		}
		this.received += count;
	}

	/** Releases its memory; bytes that still arrive are discarded. */
	void drop() {
		this.bytes = null;
	}

	/** Ends its arrival, so that it is not dropped any more. */
	void end() {
		this.memory.remove(this);
	}

	/** The complete body, which must not be refused. */
	BodyContent content() {
		return new BodyContent(Objects.requireNonNull(this.bytes));
	}

	@Override
	public void setByteBuffer(ByteBuffer buffer) {
		this.chunk = buffer;
	}

	@Override
	public ByteBuffer getByteBuffer() {
		return this.chunk;
	}

	@Override
	public void expand(int size) {
	}

}
