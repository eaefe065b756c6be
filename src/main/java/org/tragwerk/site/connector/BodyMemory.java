package org.tragwerk.site.connector;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The memory for all bodies of one kind that are still arriving. When it is full, the
 * body that has been arriving for the longest time is dropped.
 */
final class BodyMemory {

	private final int maxBytesEach;

	private final long maxBytes;

	private final Set<RequestBody> arriving = new LinkedHashSet<>();

	private long bytes;

	BodyMemory(int maxBytesEach, long maxBytes) {
		this.maxBytesEach = maxBytesEach;
		this.maxBytes = maxBytes;
	}

	/** Whether a body of this length may be stored at all. */
	boolean accepts(long length) {
		return length <= this.maxBytesEach;
	}

	synchronized void add(RequestBody body) {
		this.arriving.add(body);
		this.bytes += body.length();
		while (this.bytes > this.maxBytes) {
			var oldest = this.arriving.iterator().next();
			remove(oldest);
			oldest.drop();
		}
	}

	synchronized void remove(RequestBody body) {
		if (this.arriving.remove(body)) {
			this.bytes -= body.length();
		}
	}

}
