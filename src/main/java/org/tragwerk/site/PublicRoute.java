package org.tragwerk.site;

import java.util.Set;

import org.springframework.http.HttpMethod;

/**
 * A public address.
 *
 * @param kind what is there
 * @param path pattern of the path, such as {@code /support/continue/{link}}
 * @param secrets the path variables and query parameters whose value is a secret token
 */
public record PublicRoute(Kind kind, String path, Set<String> secrets) {

	/** A page to read. */
	public static PublicRoute page(String path) {
		return new PublicRoute(Kind.PAGE, path, Set.of());
	}

	/** A page with a form that posts to the page's own address. */
	public static PublicRoute form(String path) {
		return new PublicRoute(Kind.FORM, path, Set.of());
	}

	/** A file of pages. */
	static PublicRoute file(String path) {
		return new PublicRoute(Kind.FILE, path, Set.of());
	}

	/** Something that programs and other sites read. */
	public static PublicRoute api(String path) {
		return new PublicRoute(Kind.API, path, Set.of());
	}

	/** Something that a program posts to, signed by itself. */
	public static PublicRoute webhook(String path) {
		return new PublicRoute(Kind.WEBHOOK, path, Set.of());
	}

	/** The same, with the path variables and query parameters that are secret tokens. */
	public PublicRoute withSecrets(String... names) {
		return new PublicRoute(this.kind, this.path, Set.of(names));
	}

	boolean isSecret() {
		return !this.secrets.isEmpty();
	}

	/** The pattern of all paths that begin with the same segment. */
	String area() {
		return this.path.replaceFirst("(?<!^)/.*", "") + "/**";
	}

	/**
	 * What is at an address, hence what may be asked of it. Programs get errors as
	 * problems of RFC 9457, people as pages.
	 */
	public enum Kind {

		/** GET and HEAD; a trailing slash redirects. */
		PAGE(HttpMethod.GET, HttpMethod.HEAD),

		/** Also POST, with the form's token; a trailing slash redirects. */
		FORM(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST),

		/** GET and HEAD. */
		FILE(HttpMethod.GET, HttpMethod.HEAD),

		/** GET and HEAD, for programs. */
		API(HttpMethod.GET, HttpMethod.HEAD),

		/** POST without a token, for programs. */
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
