package org.tragwerk.site;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Stores the route pattern of a request for logging, because the error page is dispatched
 * to a route of its own. The URL itself is never logged, because it can contain a secret.
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

	/** The route pattern of the request, such as {@code /confirm/{token}}. */
	static String of(HttpServletRequest request) {
		var route = request.getAttribute(ROUTE);
		return (route != null) ? route.toString() : "(no route)";
	}

}
