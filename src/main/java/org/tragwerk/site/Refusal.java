package org.tragwerk.site;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * How a chain says no: a closed address looks like one that does not exist, and a form
 * that waited too long comes back with what was typed.
 */
final class Refusal {

	private Refusal() {
	}

	static void notFound(HttpServletRequest request, HttpServletResponse response, Exception reason)
			throws IOException {
		response.sendError(HttpServletResponse.SC_NOT_FOUND);
	}

	static void onlyGet(HttpServletRequest request, HttpServletResponse response, Exception reason) throws IOException {
		response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
		response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
	}

	static void formAgain(HttpServletRequest request, HttpServletResponse response, Exception reason)
			throws IOException, ServletException {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			notFound(request, response, reason);
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		request.setAttribute("notice", "site.notice.expired");
		request.getRequestDispatcher(request.getServletPath()).forward(new Reread(request), response);
	}

	private static final class Reread extends HttpServletRequestWrapper {

		Reread(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return HttpMethod.GET.name();
		}

	}

}
