package org.tragwerk.sandbox.account.core;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * JSON compressed with a dictionary: the JSON of the first object of the same kind.
 */
record CompressedJson(byte[] bytes, int length, byte[] alike) {

	private static final Map<String, byte[]> FIRST_OF_A_KIND = new ConcurrentHashMap<>();

	private static final Deflater DEFLATER = new Deflater(Deflater.BEST_SPEED);

	static CompressedJson of(String kind, byte[] content) {
		var alike = FIRST_OF_A_KIND.computeIfAbsent(kind, (unknown) -> content);
		synchronized (DEFLATER) {
			DEFLATER.reset();
			DEFLATER.setDictionary(alike);
			DEFLATER.setInput(content);
			DEFLATER.finish();
			var packed = new ByteArrayOutputStream(512);
			var buffer = new byte[2048];
			while (!DEFLATER.finished()) {
				packed.write(buffer, 0, DEFLATER.deflate(buffer));
			}
			return new CompressedJson(packed.toByteArray(), content.length, alike);
		}
	}

	byte[] content() {
		var inflater = new Inflater();
		try {
			var content = new byte[this.length];
			inflater.setInput(this.bytes);
			var read = inflater.inflate(content);
			if (read == 0 && inflater.needsDictionary()) {
				inflater.setDictionary(this.alike);
				read = inflater.inflate(content);
			}
			if (read != this.length) {
				throw new IllegalStateException("Of " + this.length + " bytes " + read + " came back");
			}
			return content;
		}
		catch (DataFormatException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			inflater.end();
		}
	}

}
