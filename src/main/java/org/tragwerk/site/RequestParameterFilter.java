package org.tragwerk.site;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.http.MediaType;

/**
 * Reads the parameters of a request before anything else does. Answers 415 for a form
 * that is not URL-encoded, such as one with files, 413 for one that is too large, and 400
 * for parameters that cannot be decoded or that name two languages. For a broken body
 * Tomcat has answered 400 itself.
 */
class RequestParameterFilter implements Filter {

	private final RouteTable routes;

	RequestParameterFilter(RouteTable routes) {
		this.routes = routes;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		var status = check((HttpServletRequest) request);
		if (status == HttpServletResponse.SC_OK) {
			chain.doFilter(request, response);
		}
		else if (!response.isCommitted()) {
			((HttpServletResponse) response).sendError(status);
		}
	}

	private int check(HttpServletRequest request) {
		if (this.routes.isFormPost(request) && !isUrlEncoded(request)) {
			return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
		}
		try {
			var languages = request.getParameterMap().get(ReaderLanguage.PARAMETER);
			return (languages == null || languages.length == 1) ? HttpServletResponse.SC_OK
					: HttpServletResponse.SC_BAD_REQUEST;
		}
		catch (InvalidParameterException ex) {
			return ex.getErrorCode();
		}
		catch (IllegalStateException ex) {
			return HttpServletResponse.SC_BAD_REQUEST;
		}
	}

	/** A form without fields has no content type. */
	private static boolean isUrlEncoded(HttpServletRequest request) {
		var type = request.getContentType();
		return type == null || type.split(";", 2)[0].strip()
			.toLowerCase(Locale.ROOT)
			.equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

}
