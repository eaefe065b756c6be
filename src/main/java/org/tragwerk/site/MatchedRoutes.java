package org.tragwerk.site;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Remembers the route of a request for the log, because the error page is a route of its
 * own. The address itself may contain a secret and is never logged.
 */
class MatchedRoutes implements HandlerInterceptor {

	private static final String ROUTE = MatchedRoutes.class.getName();

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() != DispatcherType.ERROR) {
			request.setAttribute(ROUTE, request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
		}
		return true;
	}

	/** Such as {@code /account/sign-in/{token}}. */
	static String of(HttpServletRequest request) {
		var route = request.getAttribute(ROUTE);
		return (route != null) ? route.toString() : "(no route)";
	}

}
