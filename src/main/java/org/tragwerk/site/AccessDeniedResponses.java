package org.tragwerk.site;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * The responses of a security chain to a denied request: 404 for a path that is not
 * public, 405 for a method that its route does not allow, and 403 for a form that another
 * site sent or whose CSRF token expired: the form again with everything that was typed.
 */
@Component
class AccessDeniedResponses {

	private final RouteTable routes;

	AccessDeniedResponses(RouteTable routes) {
		this.routes = routes;
	}

	void refuse(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
		var methods = this.routes.methods(request.getRequestURI());
		response.sendError((methods.isEmpty() || methods.contains(HttpMethod.valueOf(request.getMethod())))
				? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_METHOD_NOT_ALLOWED);
	}

	void formAgain(HttpServletRequest request, HttpServletResponse response, Exception reason)
			throws IOException, ServletException {
		if (!this.routes.isFormPost(request)) {
			refuse(request, response, reason);
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		request.setAttribute("notice",
				(reason instanceof CsrfException) ? "site.notice.expired" : "site.notice.foreign");
		request.getRequestDispatcher(request.getServletPath())
			.forward(new AsGet(request), new RefusedResponse(response));
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

	/** A response that the page of the form cannot turn into a success. */
	private static final class RefusedResponse extends HttpServletResponseWrapper {

		RefusedResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void setStatus(int status) {
			if (HttpStatusCode.valueOf(status).isError()) {
				super.setStatus(status);
			}
		}

	}

}
