package org.tragwerk.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
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

	/** The route of the path; empty if it is not public, or malformed. */
	Optional<PublicRoute> find(@Nullable String path) {
		return parse(path).flatMap(this::find);
	}

	private Optional<PublicRoute> find(PathContainer path) {
		return this.entries.stream().filter((entry) -> entry.pattern().matches(path)).map(Entry::route).findFirst();
	}

	/** The HTTP methods of the path's route; empty if it has none. */
	Set<HttpMethod> methods(@Nullable String path) {
		return find(path).map((route) -> route.kind().methods()).orElse(Set.of());
	}

	/** Whether the request sends the form of a page. */
	boolean isFormPost(HttpServletRequest request) {
		return HttpMethod.POST.matches(request.getMethod())
				&& find(request.getRequestURI()).filter((route) -> route.kind() == Kind.FORM).isPresent();
	}

	/** Whether the path is in the area (first segment) of a route for programs. */
	boolean isForPrograms(@Nullable String path) {
		return parse(path)
			.filter((parsed) -> this.entries.stream()
				.anyMatch((entry) -> entry.route().kind().isForPrograms() && entry.area().matches(parsed)))
			.isPresent();
	}

	/** Tomcat passes on paths that it could not decode, to the error page. */
	private static Optional<PathContainer> parse(@Nullable String path) {
		try {
			return Optional.ofNullable(path).map(PathContainer::parsePath);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static PathPattern pattern(String pattern) {
		return PathPatternParser.defaultInstance.parse(pattern);
	}

	private record Entry(PublicRoute route, PathPattern pattern, PathPattern area) {
	}

}
