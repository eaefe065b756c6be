package org.tragwerk.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** One HTTP request, undecoded; header names are in lower case. */
public record Request(String method, String path, String query, Map<String, String> headers, byte[] body) {

	public String header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
	}

	public boolean wantsJson() {
		return header("accept").contains("application/json");
	}

	public Form form() {
		return Form.parse(new String(this.body, StandardCharsets.UTF_8));
	}

	public Form queryForm() {
		return Form.parse(this.query);
	}

}
