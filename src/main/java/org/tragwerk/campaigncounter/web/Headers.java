package org.tragwerk.campaigncounter.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Response;

/**
 * Headers of public responses, encoded once. Where the response is Tomcat's own, they are
 * written into its internal header fields, which saves encoding them for each request.
 */
final class Headers {

	private static final String CACHED = "max-age=15, stale-while-revalidate=60, stale-if-error=86400";

	private static final Set<String> STORING = Set.of("Cache-Control", "Surrogate-Control");

	static final Headers NONE = new Headers();

	static final Headers SHARED = NONE.and("Access-Control-Allow-Origin", "*", "X-Content-Type-Options", "nosniff",
			"Cross-Origin-Resource-Policy", "cross-origin", "Timing-Allow-Origin", "*", "Content-Security-Policy",
			"default-src 'none'; frame-ancestors 'none'", "X-Frame-Options", "DENY");

	static final Headers COUNT = SHARED.and("Cache-Control", "public, " + CACHED, "Access-Control-Expose-Headers",
			"ETag");

	/** Of an image, which is long as well. */
	static final Headers IMAGE = COUNT.and("Connection", "close");

	static final Headers FRAGMENT = SHARED.and("Cache-Control", "public, " + CACHED, "Surrogate-Control", CACHED);

	/** Of longer responses, after each of which the connection is closed. */
	static final Headers SCRIPT = SHARED.and("Cache-Control",
			"public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400", "Connection", "close");

	static final Headers PREFLIGHT = SHARED.and("Access-Control-Allow-Methods", "GET, HEAD",
			"Access-Control-Allow-Headers", "*", "Access-Control-Max-Age", "86400");

	static final Headers STREAM = SHARED.and("Content-Type", "text/event-stream;charset=utf-8", "Cache-Control",
			"no-cache, no-transform", "X-Accel-Buffering", "no");

	private final String[] pairs;

	private final byte[][] bytes;

	private Headers(String... pairs) {
		this.pairs = pairs;
		this.bytes = Arrays.stream(pairs)
			.map((text) -> text.getBytes(StandardCharsets.US_ASCII))
			.toArray(byte[][]::new);
	}

	/** These headers and others, given as names and values in turn. */
	Headers and(String... more) {
		return new Headers(Stream.of(this.pairs, more).flatMap(Arrays::stream).toArray(String[]::new));
	}

	Headers and(Headers more) {
		return and(more.pairs);
	}

	/** These headers, without permission to store the response. */
	Headers uncached() {
		var kept = IntStream.iterate(0, (at) -> at < this.pairs.length, (at) -> at + 2)
			.filter((at) -> !STORING.contains(this.pairs[at]))
			.boxed()
			.flatMap((at) -> Stream.of(this.pairs[at], this.pairs[at + 1]));
		return new Headers(kept.toArray(String[]::new)).and("Cache-Control", "no-store");
	}

	void writeTo(HttpServletResponse response) {
		if (response instanceof Response tomcats) {
			writeBytesTo(tomcats);
			return;
		}
		for (int i = 0; i < this.pairs.length; i += 2) {
			response.setHeader(this.pairs[i], this.pairs[i + 1]);
		}
	}

	private void writeBytesTo(Response response) {
		var fields = response.getCoyoteResponse().getMimeHeaders();
		for (int i = 0; i < this.bytes.length; i += 2) {
			var name = this.bytes[i];
			var value = this.bytes[i + 1];
			fields.addValue(name, 0, name.length).setBytes(value, 0, value.length);
		}
	}

}
