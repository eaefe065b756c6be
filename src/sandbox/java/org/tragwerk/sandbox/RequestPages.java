package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/requests}: the requests to the API, as JSON or as a page. */
record RequestPages(RequestLog log) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/requests", this::show));
	}

	private Response show(Visit visit) {
		if (!visit.prefersPage()) {
			return Response.json(200, Json.write(this.log.latest()));
		}
		var language = visit.language();
		var requests = new ArrayList<>(this.log.latest());
		Collections.reverse(requests);
		var pager = new Pager<>(requests, visit.page());
		return Template.page(200, language, Template.text(language, "requests.title"),
				Template.fill("requests", language,
						Map.of("count", Template.text(language, "requests.count", requests.size()), "rows",
								pager.rows((request) -> row(request, language)), "pager",
								pager.links("/_sandbox/requests?", language))));
	}

	private static String row(Map<String, Object> request, String language) {
		return Template.fill("requests-row", language,
				Map.of("at", Template.time(Instant.parse(String.valueOf(request.get("at"))), language), "request",
						request.get("method") + " " + request.get("path"), "status", request.get("status"), "params",
						params(request, language)));
	}

	/** The parameters and the idempotency key, one a line; empty if there are none. */
	private static String params(Map<String, Object> request, String language) {
		var params = ((Map<?, ?>) Objects.requireNonNull(request.get("params"))).entrySet()
			.stream()
			.map((param) -> param.getKey() + " = " + param.getValue())
			.collect(Collectors.joining("\n"));
		var key = String.valueOf(request.get("idempotencyKey"));
		var all = (key.isEmpty() ? params : params + "\nIdempotency-Key: " + key).strip();
		return all.isEmpty() ? "" : Template.fill("requests-params", language, Map.of("params", all));
	}

}
