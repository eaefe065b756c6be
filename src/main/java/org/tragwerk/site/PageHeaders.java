package org.tragwerk.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.newspaper.Brand;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The headers of every response that does not set them itself: the security headers,
 * {@code no-store}, {@code no-referrer} for every path that is not a public route without
 * secrets, and {@code close} for every response that can be long: what a client that
 * reads nothing is sent has to fit into the socket's buffer.
 */
@Component
class PageHeaders {

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final RouteTable routes;

	PageHeaders(SiteProperties site, Brand brand, RouteTable routes) {
		this.routes = routes;
		this.headers.put("Content-Security-Policy",
				"default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src "
						+ selfAnd(brand.pictureOrigins()) + "; form-action " + selfAnd(site.formTargets()));
		this.headers.put("X-Content-Type-Options", "nosniff");
		this.headers.put("X-Frame-Options", "DENY");
		this.headers.put("Cross-Origin-Opener-Policy", "same-origin");
		this.headers.put("Permissions-Policy",
				"camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
		this.headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
		if (site.isSecure()) {
			this.headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
	}

	/** Sets those headers that the response does not have yet. */
	void write(HttpServletRequest request, HttpServletResponse response) {
		this.headers.forEach((name, value) -> write(name, value, response));
		var route = this.routes.find(request.getRequestURI());
		write("Referrer-Policy", referrerPolicy(route), response);
		if (route.filter((known) -> known.kind().isForPrograms()).isEmpty()) {
			write(HttpHeaders.CONNECTION, "close", response);
		}
	}

	private static String selfAnd(Set<String> origins) {
		return Stream.concat(Stream.of("'self'"), origins.stream()).collect(Collectors.joining(" "));
	}

	private static String referrerPolicy(Optional<PublicRoute> route) {
		var isShareable = route.filter((known) -> !known.isSecret()).isPresent();
		return isShareable ? "same-origin" : "no-referrer";
	}

	private static void write(String name, String value, HttpServletResponse response) {
		if (!response.containsHeader(name)) {
			response.setHeader(name, value);
		}
	}

}
