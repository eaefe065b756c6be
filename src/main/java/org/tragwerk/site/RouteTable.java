package org.tragwerk.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The public routes of all modules.
 */
@Component
class RouteTable {

	private final List<Entry> entries;

	RouteTable(List<PublicRoutes> modules) {
		this.entries = modules.stream()
			.flatMap((module) -> module.routes().stream())
			.map((route) -> new Entry(route, pattern(route.path()), pattern(route.area())))
			.toList();
	}

	List<PublicRoute> all() {
		return this.entries.stream().map(Entry::route).toList();
	}

	List<PublicRoute> of(Kind first, Kind... rest) {
		var kinds = EnumSet.of(first, rest);
		return all().stream().filter((route) -> kinds.contains(route.kind())).toList();
	}

	/** The HTTP methods of the request's route; empty if its path is not public. */
	Set<HttpMethod> methods(HttpServletRequest request) {
		var path = path(request.getRequestURI());
		return this.entries.stream()
			.filter((entry) -> entry.pattern().matches(path))
			.findFirst()
			.map((entry) -> entry.route().kind().methods())
			.orElse(Set.of());
	}

	boolean isSecret(HttpServletRequest request) {
		var path = path(request.getRequestURI());
		return this.entries.stream().anyMatch((entry) -> entry.route().isSecret() && entry.pattern().matches(path));
	}

	/** Whether the path is in the area (first segment) of a route for programs. */
	boolean isForPrograms(String address) {
		var path = path(address);
		return this.entries.stream()
			.anyMatch((entry) -> entry.route().kind().isForPrograms() && entry.area().matches(path));
	}

	private static PathContainer path(String address) {
		return PathContainer.parsePath(address);
	}

	private static PathPattern pattern(String pattern) {
		return PathPatternParser.defaultInstance.parse(pattern);
	}

	private record Entry(PublicRoute route, PathPattern pattern, PathPattern area) {
	}

}
