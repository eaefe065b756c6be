package org.tragwerk.site;

import java.io.IOException;
import java.util.stream.Collectors;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/**
 * The responses of a security chain to a denied request: 404 for a path that is not
 * public, 405 for a method that its route does not allow, and for an expired CSRF token
 * the form again with everything that was typed.
 */
@Component
class AccessDeniedResponses {

	private final RouteTable routes;

	AccessDeniedResponses(RouteTable routes) {
		this.routes = routes;
	}

	void notFound(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
		response.sendError(HttpServletResponse.SC_NOT_FOUND);
	}

	void methodNotAllowed(HttpServletRequest request, HttpServletResponse response, Exception reason)
			throws IOException {
		var methods = this.routes.methods(request);
		if (methods.isEmpty()) {
			notFound(request, response, reason);
			return;
		}
		response.setHeader(HttpHeaders.ALLOW,
				methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
		response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
	}

	void formAgain(HttpServletRequest request, HttpServletResponse response, Exception reason)
			throws IOException, ServletException {
		if (!HttpMethod.POST.matches(request.getMethod()) || !this.routes.methods(request).contains(HttpMethod.POST)) {
			notFound(request, response, reason);
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		request.setAttribute("notice", "site.notice.expired");
		request.getRequestDispatcher(request.getServletPath()).forward(new AsGet(request), response);
	}

	private static final class AsGet extends HttpServletRequestWrapper {

		AsGet(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

	}

}
