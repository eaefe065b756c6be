package org.tragwerk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * An HTTP client that acts as a browser: keeps cookies, submits forms, runs no script.
 * Each has its own client IP address.
 */
public final class Visitor {

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.cookieHandler(this.cookies)
		.build();

	private final String baseUrl;

	private final String network;

	public Visitor(String baseUrl) {
		this(baseUrl, "198.18." + random() + '.' + random());
	}

	public Visitor(String baseUrl, String network) {
		this.baseUrl = baseUrl;
		this.network = network;
	}

	/** Sends a GET request to a path of the site or to a complete URL. */
	public HttpResponse<String> get(String address) {
		return send(HttpRequest.newBuilder(resolve(address)).header("Accept-Language", "de").GET());
	}

	/**
	 * Loads a page and submits its form, including the hidden fields, with these fields
	 * filled in.
	 */
	public HttpResponse<String> submit(String formAddress, Map<String, String> filled) {
		var fields = new LinkedHashMap<>(hiddenFields(get(formAddress).body()));
		fields.putAll(filled);
		return post(formAddress, fields);
	}

	public HttpResponse<String> post(String address, Map<String, String> fields) {
		return send(HttpRequest.newBuilder(resolve(address))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept-Language", "de")
			.POST(HttpRequest.BodyPublishers.ofString(encode(fields))));
	}

	/** The value of a cookie set by the site, empty if there is none. */
	public Optional<String> cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map((cookie) -> cookie.getValue())
			.findFirst();
	}

	public static Map<String, String> hiddenFields(String page) {
		return HIDDEN.matcher(page)
			.results()
			.collect(Collectors.toMap((field) -> field.group(1), (field) -> HtmlUtils.htmlUnescape(field.group(2)),
					(first, second) -> second, LinkedHashMap::new));
	}

	private URI resolve(String address) {
		return URI.create(address.startsWith("/") ? this.baseUrl + address : address);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.browser.send(request.header("X-Forwarded-For", this.network).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int random() {
		return ThreadLocalRandom.current().nextInt(256);
	}

	private static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + '='
					+ URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
