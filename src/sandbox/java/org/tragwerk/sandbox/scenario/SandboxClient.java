package org.tragwerk.sandbox.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.api.Json;

/** HTTP client for the sandbox's API and control addresses. */
final class SandboxClient {

	private static final long POLL_MILLIS = 5;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String url;

	SandboxClient(String url) {
		this.url = url;
	}

	/**
	 * Sends a form.
	 * @return the response, empty if the object's state does not allow the action
	 */
	Map<String, Object> post(String path, Map<String, String> form) {
		return send(request(path).POST(BodyPublishers.ofString(encoded(form))));
	}

	/** Advances the clock, and waits until the advance is done. */
	void advance(String period) {
		post("/_sandbox/clock", Map.of("advance", period));
		while (!Boolean.FALSE.equals(get("/_sandbox/clock").get("advancing"))) {
			pause();
		}
	}

	Map<String, Object> delete(String path) {
		return send(request(path).DELETE());
	}

	Map<String, Object> get(String path) {
		return send(request(path));
	}

	/** The newest object of a list, or an empty map. */
	Map<String, Object> newest(String path) {
		return list(get(path + "?limit=1"), "data").stream().findFirst().orElse(Map.of());
	}

	/** The objects in a field, none if it is not there. */
	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> list(Map<String, Object> object, String field) {
		return (List<Map<String, Object>>) object.getOrDefault(field, List.of());
	}

	/** The object in a field, an empty one if it is not there. */
	@SuppressWarnings("unchecked")
	static Map<String, Object> map(Map<String, Object> object, String field) {
		return (Map<String, Object>) object.getOrDefault(field, Map.of());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path))
			.header("Authorization", "Bearer sk_test_scenario")
			.header("Accept", "application/json")
			.header("Content-Type", "application/x-www-form-urlencoded");
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> send(HttpRequest.Builder request) {
		try {
			var response = this.http.send(request.build(), BodyHandlers.ofByteArray());
			if (response.statusCode() >= 500) {
				throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
			}
			var answer = (response.statusCode() == 200) ? Json.read(response.body(), Object.class) : Map.of();
			return (answer instanceof Map<?, ?> object) ? (Map<String, Object>) object : Map.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(POLL_MILLIS);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static IllegalStateException interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new IllegalStateException("Interrupted in the middle of a scenario", ex);
	}

	private static String encoded(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
