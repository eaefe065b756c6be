package org.tragwerk.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP response. */
public record Response(int status, Map<String, String> headers, byte[] body) {

	public static Response of(int status, String contentType, String body) {
		return new Response(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
	}

	public static Response json(int status, String json) {
		return of(status, "application/json", json);
	}

	public static Response text(int status, String text) {
		return of(status, "text/plain; charset=utf-8", text + "\n");
	}

	public static Response seeOther(String location) {
		return text(303, "See " + location).with("Location", location);
	}

	public Response with(String name, String value) {
		var headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new Response(this.status, headers, this.body);
	}

	public String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
