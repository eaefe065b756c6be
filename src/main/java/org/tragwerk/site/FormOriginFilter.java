package org.tragwerk.site;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a form that another site sent. Public forms have no CSRF token: the browser
 * names the site of the form in {@code Sec-Fetch-Site} (W3C Fetch Metadata) or, if it is
 * older, in {@code Origin} (RFC 6454). A client that sends neither header is accepted, so
 * that a declaration can be sent without a cookie.
 */
class FormOriginFilter extends OncePerRequestFilter {

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	private static final String SAME_ORIGIN = "same-origin";

	/** The value of requests that no page caused. */
	private static final String NO_SITE = "none";

	/**
	 * The {@code Origin} that pages with the referrer policy {@code no-referrer} send.
	 */
	private static final String HIDDEN_ORIGIN = "null";

	private final RouteTable routes;

	private final String origin;

	private final AccessDeniedHandler deniedHandler;

	FormOriginFilter(RouteTable routes, URI baseUrl, AccessDeniedHandler deniedHandler) {
		this.routes = routes;
		this.origin = baseUrl.getScheme() + "://" + baseUrl.getRawAuthority();
		this.deniedHandler = deniedHandler;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.routes.isFormPost(request) && !isOwn(request)) {
			this.deniedHandler.handle(request, response, new AccessDeniedException("Another site sent the form."));
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private boolean isOwn(HttpServletRequest request) {
		var site = header(request, FETCH_SITE);
		return site.equals(SAME_ORIGIN) || (site.isEmpty() || site.equals(NO_SITE)) && isOwnOrigin(request);
	}

	private boolean isOwnOrigin(HttpServletRequest request) {
		var sender = header(request, HttpHeaders.ORIGIN);
		return sender.isEmpty() || sender.equalsIgnoreCase(this.origin)
				|| sender.equals(HIDDEN_ORIGIN) && isSecret(request);
	}

	private boolean isSecret(HttpServletRequest request) {
		return this.routes.find(request.getRequestURI()).filter(PublicRoute::isSecret).isPresent();
	}

	/** All values of the header, so that a second one is checked too. */
	private static String header(HttpServletRequest request, String name) {
		return String.join(",", Collections.list(request.getHeaders(name)));
	}

}
