package org.tragwerk.site;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

/**
 * Assigns an id to every request, for its response and all its log lines: the trusted
 * proxy's {@code X-Request-Id}, else a new one.
 */
class RequestIds implements Filter {

	static final String HEADER = "X-Request-Id";

	/** The field name of the Elastic Common Schema. */
	static final String FIELD = "http.request.id";

	/** The request attribute that Tomcat sets on requests of the trusted proxy. */
	private static final String THROUGH_PROXY = "org.apache.tomcat.request.forwarded";

	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9-]{8,64}");

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		var id = idOf((HttpServletRequest) request);
		((HttpServletResponse) response).setHeader(HEADER, id);
		try (var field = MDC.putCloseable(FIELD, id)) {
			chain.doFilter(request, response);
		}
	}

	/**
	 * The request's id; kept if it was assigned before, because the error page is
	 * dispatched again.
	 */
	private static String idOf(HttpServletRequest request) {
		if (request.getAttribute(FIELD) instanceof String known) {
			return known;
		}
		var given = request.getHeader(HEADER);
		var trusted = given != null && request.getAttribute(THROUGH_PROXY) != null && VALID.matcher(given).matches();
		var id = trusted ? given : UUID.randomUUID().toString();
		request.setAttribute(FIELD, id);
		return id;
	}

}
