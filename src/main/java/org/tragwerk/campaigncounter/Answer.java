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

	private final String type;

	private final String tag;

	private final byte[] body;

	private final String[] headers;

	Answer(String type, String tagStem, String text, String... headers) {
		this.type = type;
		this.body = text.getBytes(StandardCharsets.UTF_8);
		this.tag = '"' + tagStem + '-' + Long.toHexString(checksum(this.body)) + '"';
		this.headers = headers;
	}

	void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Headers.set(response, Headers.SHARED);
		Headers.set(response, this.headers);
		response.setHeader("ETag", this.tag);
		if (isKnownTo(request)) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		response.setContentType(this.type);
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
