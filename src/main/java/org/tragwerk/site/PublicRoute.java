package org.tragwerk.site;

import java.util.Set;

import org.springframework.http.HttpMethod;

/**
 * A public route.
 *
 * @param kind the kind of route
 * @param path the path pattern, such as {@code /support/continue/{link}}
 * @param secrets the path variables and query parameters whose value is a secret token
 */
public record PublicRoute(Kind kind, String path, Set<String> secrets) {

	/** A page without a form. */
	public static PublicRoute page(String path) {
		return new PublicRoute(Kind.PAGE, path, Set.of());
	}

	/** A page with a form that posts to the page's own path. */
	public static PublicRoute form(String path) {
		return new PublicRoute(Kind.FORM, path, Set.of());
	}

	/** A static file of pages. */
	static PublicRoute file(String path) {
		return new PublicRoute(Kind.FILE, path, Set.of());
	}

	/** A resource that programs and other sites read. */
	public static PublicRoute api(String path) {
		return new PublicRoute(Kind.API, path, Set.of());
	}

	/** A resource that a program posts signed requests to. */
	public static PublicRoute webhook(String path) {
		return new PublicRoute(Kind.WEBHOOK, path, Set.of());
	}

	/**
	 * This route, with the names of path variables and query parameters that are secret
	 * tokens.
	 */
	public PublicRoute withSecrets(String... names) {
		return new PublicRoute(this.kind, this.path, Set.of(names));
	}

	boolean isSecret() {
		return !this.secrets.isEmpty();
	}

	/** The pattern of all paths with the same first segment. */
	String area() {
		return this.path.replaceFirst("(?<!^)/.*", "") + "/**";
	}

	/**
	 * The kinds of routes, with their HTTP methods. Errors are rendered as problem
	 * details (RFC 9457) for API and WEBHOOK, and as pages for all others.
	 */
	public enum Kind {

		/** GET and HEAD; a trailing slash redirects. */
		PAGE(HttpMethod.GET, HttpMethod.HEAD),

		/** GET, HEAD and POST from our own pages; a trailing slash redirects. */
		FORM(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST),

		/** GET and HEAD. */
		FILE(HttpMethod.GET, HttpMethod.HEAD),

		/** GET and HEAD, for programs. */
		API(HttpMethod.GET, HttpMethod.HEAD),

		/** POST, for programs. */
		WEBHOOK(HttpMethod.POST);

		private final Set<HttpMethod> methods;

		Kind(HttpMethod... methods) {
			this.methods = Set.of(methods);
		}

		Set<HttpMethod> methods() {
			return this.methods;
		}

		boolean isForPrograms() {
			return this == API || this == WEBHOOK;
		}

	}

}
