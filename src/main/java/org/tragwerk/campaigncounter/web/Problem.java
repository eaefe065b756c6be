package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Error responses (problem details, RFC 9457) for developers who embed the count.
 */
enum Problem {

	NOT_FOUND(404, "Not Found", "There is no such campaign."),

	METHOD_NOT_ALLOWED(405, "Method Not Allowed", "This address can only be read.", "Allow", "GET, HEAD"),

	COUNT_UNKNOWN(503, "Service Unavailable", "The count is not known yet.", "Retry-After", "5"),

	STREAMS_FULL(503, "Service Unavailable", "All live streams are taken. Ask for the count from time to time instead.",
			"Retry-After", "60");

	private final int status;

	private final byte[] body;

	private final Headers headers;

	Problem(int status, String title, String detail, String... headers) {
		this.status = status;
		this.headers = Headers.SHARED.and("Cache-Control", "no-store", "Content-Type", "application/problem+json")
			.and(headers);
		this.body = """
				{"type":"about:blank","title":"%s","status":%d,"detail":"%s"}""".formatted(title, status, detail)
			.getBytes(StandardCharsets.US_ASCII);
	}

	void send(HttpServletResponse response) throws IOException {
		response.setStatus(this.status);
		this.headers.writeTo(response);
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

}
