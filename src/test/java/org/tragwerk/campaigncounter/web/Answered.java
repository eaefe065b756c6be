package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A response: status, body (of a stream the first event), and the headers that are
 * specific to it.
 */
record Answered(int status, String type, Map<String, String> headers, String body) {

	private static final Set<String> GENERAL = Set.of("content-type", "content-length", "date", "transfer-encoding",
			"keep-alive", "connection", "x-content-type-options", "cross-origin-resource-policy", "timing-allow-origin",
			"content-security-policy", "x-frame-options");

	static Answered of(HttpResponse<InputStream> response) throws IOException {
		var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
		response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
		try (var body = response.body()) {
			return of(response.statusCode(), headers, read(body, headers.getOrDefault("content-type", "")));
		}
	}

	private static Answered of(int status, TreeMap<String, String> headers, String body) {
		var type = headers.getOrDefault("content-type", "").replaceFirst(";.*", "");
		headers.keySet().removeIf((name) -> GENERAL.contains(name.toLowerCase(Locale.ROOT)));
		return new Answered(status, type, headers, body);
	}

	private static String read(InputStream body, String type) throws IOException {
		if (!type.startsWith("text/event-stream")) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
		var event = new StringBuilder();
		while (!event.toString().endsWith("\n\n")) {
			event.append((char) body.read());
		}
		return event.toString();
	}

}
