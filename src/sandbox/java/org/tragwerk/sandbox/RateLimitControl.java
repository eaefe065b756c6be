package org.tragwerk.sandbox;

import java.util.List;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.api.RateLimits;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/limits}: calls a second of the whole API ({@code global}) and of each
 * {@code endpoint}; zero means unlimited.
 */
record RateLimitControl(RateLimits limits) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/limits", this::show),
				PageRoute.of("POST", "/_sandbox/limits", this::set));
	}

	private Response show(Visit visit) {
		return Response.json(200, Json.write(this.limits.show()));
	}

	private Response set(Visit visit) {
		this.limits.set(number(visit, "global"), number(visit, "endpoint"));
		return visit.wantsJson() ? show(visit) : Response.seeOther("/_sandbox");
	}

	private static long number(Visit visit, String name) {
		var text = visit.field(name, "0");
		if (!text.matches("\\d{1,6}")) {
			throw new IllegalArgumentException(name + " has to be a number of calls a second: " + text);
		}
		return Long.parseLong(text);
	}

}
