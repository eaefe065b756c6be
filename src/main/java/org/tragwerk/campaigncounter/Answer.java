package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A finished response: the same bytes and headers for everyone, and its 304.
 */
final class Answer {

	private final String tag;

	private final byte[] body;

	private final Headers known;

	private final Headers whole;

	Answer(String type, String tagStem, String text, Headers headers) {
		this.body = text.getBytes(StandardCharsets.UTF_8);
		this.tag = '"' + tagStem + '-' + Long.toHexString(checksum(this.body)) + '"';
		this.known = headers.and("ETag", this.tag);
		this.whole = this.known.and("Content-Type", type);
	}

	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (isKnownTo(request)) {
			this.known.writeTo(response);
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		this.whole.writeTo(response);
		response.setContentLength(this.body.length);
		if (!"HEAD".equals(request.getMethod())) {
			response.getOutputStream().write(this.body);
		}
	}

	private boolean isKnownTo(HttpServletRequest request) {
		var first = request.getHeader("If-None-Match");
		if (first == null || names(first)) {
			return first != null;
		}
		var lines = request.getHeaders("If-None-Match");
		while (lines.hasMoreElements()) {
			if (names(lines.nextElement())) {
				return true;
			}
		}
		return false;
	}

	private boolean names(@Nullable String tags) {
		return tags != null && (tags.contains(this.tag) || "*".equals(tags.strip()));
	}

	private static long checksum(byte[] body) {
		var sum = new CRC32();
		sum.update(body);
		return sum.getValue();
	}

}
