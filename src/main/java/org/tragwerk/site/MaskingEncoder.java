package org.tragwerk.site;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/**
 * Masks each formatted log line, in any format.
 */
class MaskingEncoder extends EncoderBase<ILoggingEvent> {

	private final Encoder<ILoggingEvent> encoder;

	private volatile LogMask mask;

	MaskingEncoder(Encoder<ILoggingEvent> encoder, LogMask mask) {
		this.encoder = encoder;
		this.mask = mask;
	}

	void use(LogMask mask) {
		this.mask = mask;
	}

	@Override
	public byte[] headerBytes() {
		return this.encoder.headerBytes();
	}

	/**
	 * Decodes the line byte by byte, so that it works with every charset that contains
	 * ASCII.
	 */
	@Override
	public byte[] encode(ILoggingEvent event) {
		var line = new String(this.encoder.encode(event), StandardCharsets.ISO_8859_1);
		return this.mask.apply(line).getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public byte[] footerBytes() {
		return this.encoder.footerBytes();
	}

}
