package org.tragwerk.site.connector;

import java.nio.ByteBuffer;

import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request as the application reads it, from memory.
 */
final class BodyContent implements InputBuffer {

	private final ByteBuffer bytes;

	BodyContent(byte... bytes) {
		this.bytes = ByteBuffer.wrap(bytes);
	}

	@Override
	public int doRead(ApplicationBufferHandler reader) {
		var count = this.bytes.remaining();
		if (count == 0) {
			return -1;
		}
		reader.setByteBuffer(this.bytes.duplicate());
		this.bytes.position(this.bytes.limit());
		return count;
	}

	@Override
	public int available() {
		return this.bytes.remaining();
	}

}
