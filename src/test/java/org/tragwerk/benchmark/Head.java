package org.tragwerk.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The status line and headers of a response.
 */
record Head(String text, int size) {

	private static final int END = 0x0d0a0d0a;

	private static final String LENGTH = "content-length: ";

	/** Parses the head; empty while it is incomplete. */
	static Head of(ByteBuffer answer) {
		for (int at = 0; at + 4 <= answer.position(); at++) {
			if (answer.getInt(at) == END) {
				return new Head(text(answer, at + 4), at + 4);
			}
		}
		return new Head("", 0);
	}

	private static String text(ByteBuffer answer, int size) {
		var bytes = new byte[size];
		answer.get(0, bytes);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	boolean isWhole() {
		return this.size > 0;
	}

	boolean saysGoodbye() {
		return has("connection: close");
	}

	/** Whether the complete body has been received as well. */
	boolean isFollowedByAll(ByteBuffer answer) {
		if (has("transfer-encoding: chunked")) {
			var end = answer.position();
			return answer.getInt(end - 4) == END && answer.get(end - 5) == '0';
		}
		return answer.position() >= this.size + length();
	}

	Map<String, String> fields() {
		var fields = new LinkedHashMap<String, String>();
		this.text.lines().skip(1).filter((line) -> !line.isEmpty()).forEach((line) -> {
			var colon = line.indexOf(':');
			fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
		});
		return fields;
	}

	private boolean has(String line) {
		return this.text.toLowerCase(Locale.ROOT).contains("\r\n" + line);
	}

	private int length() {
		var lower = this.text.toLowerCase(Locale.ROOT);
		var at = lower.indexOf("\r\n" + LENGTH);
		return (at < 0) ? 0
				: Integer.parseInt(lower.substring(at + 2 + LENGTH.length(), lower.indexOf("\r\n", at + 2)));
	}

}
