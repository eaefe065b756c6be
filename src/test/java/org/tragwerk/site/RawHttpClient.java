package org.tragwerk.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An HTTP client that sends exactly the given characters, each as one byte. */
record RawHttpClient(int port) {

	private static final int TIMEOUT_MILLIS = 60_000;

	/** Sends a request without a body. */
	Answer ask(String method, String target, String... headers) {
		return send(head(method, target, headers) + "\r\n");
	}

	/** Posts a URL-encoded form. */
	Answer post(String target, String form, String... headers) {
		return postAs("application/x-www-form-urlencoded", target, form, headers);
	}

	Answer postAs(String type, String target, String body, String... headers) {
		return send(head("POST", target, headers) + "Content-Type: " + type + "\r\nContent-Length: " + body.length()
				+ "\r\n\r\n" + body);
	}

	/** Sends these characters and reads everything until the server closes. */
	Answer send(String request) {
		try (var socket = new Socket("localhost", this.port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String head(String method, String target, String... headers) {
		var head = new StringBuilder(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
		Arrays.stream(headers).forEach((header) -> head.append(header).append("\r\n"));
		return head.toString();
	}

	/** What the server answered. */
	record Answer(int status, List<String> headers, String body) {

		private static Answer of(String text) {
			var end = text.indexOf("\r\n\r\n");
			var head = List.of(text.substring(0, Math.max(end, 0)).split("\r\n"));
			var status = head.get(0).startsWith("HTTP/1.1 ") ? Integer.parseInt(head.get(0).substring(9, 12)) : 0;
			return new Answer(status, head.subList(1, head.size()), text.substring(end + 4));
		}

		/** The header's values, joined with commas; empty if there is none. */
		String header(String name) {
			return String.join(", ", this.headers.stream()
				.filter((header) -> header.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':'))
				.map((header) -> header.substring(name.length() + 1).strip())
				.toList());
		}

	}

}
