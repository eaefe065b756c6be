package org.tragwerk.sandbox;

import java.util.List;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /v1/files/{id}/contents}: the content of a file, the only route of the API whose
 * response is not JSON.
 */
record FileContents(Dashboard dashboard) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/v1/files/{}/contents", this::show));
	}

	private Response show(Visit visit) {
		if (!visit.request().header("authorization").matches("(Bearer|Basic) .+")) {
			return Response.text(401, "No API key was sent.");
		}
		return this.dashboard.file(visit.part(1))
			.map((content) -> Response.of(200, "text/csv; charset=utf-8", content))
			.orElseGet(() -> Response.text(404, "No such file: " + visit.part(1)));
	}

}
