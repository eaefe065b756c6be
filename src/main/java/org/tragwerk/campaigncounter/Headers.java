package org.tragwerk.campaigncounter;

import jakarta.servlet.http.HttpServletResponse;

/**
 * Headers of everything that is public and the same for all, as pairs of name and value.
 */
final class Headers {

	static final String LASTING = "max-age=15, stale-while-revalidate=60, stale-if-error=86400";

	static final String[] SHARED = { "Access-Control-Allow-Origin", "*", "X-Content-Type-Options", "nosniff",
			"Cross-Origin-Resource-Policy", "cross-origin", "Timing-Allow-Origin", "*", "Content-Security-Policy",
			"default-src 'none'; frame-ancestors 'none'", "X-Frame-Options", "DENY" };

	static final String[] LIVE = { "Cache-Control", "public, " + LASTING, "Access-Control-Expose-Headers", "ETag" };

	static final String[] FRAGMENT = { "Cache-Control", "public, " + LASTING, "Surrogate-Control", LASTING };

	static final String[] SCRIPT = { "Cache-Control",
			"public, max-age=300, stale-while-revalidate=3600, stale-if-error=86400" };

	static final String[] PREFLIGHT = { "Access-Control-Allow-Methods", "GET, HEAD", "Access-Control-Allow-Headers",
			"*", "Access-Control-Max-Age", "86400" };

	static final String[] STREAM = { "Content-Type", "text/event-stream;charset=utf-8", "Cache-Control",
			"no-cache, no-transform", "X-Accel-Buffering", "no" };

	private Headers() {
	}

	static void set(HttpServletResponse response, String[] pairs) {
		for (int i = 0; i < pairs.length; i += 2) {
			response.setHeader(pairs[i], pairs[i + 1]);
		}
	}

}
