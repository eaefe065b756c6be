package org.tragwerk.sandbox;

import java.util.List;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.account.dashboard.Controls;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /v1/files/{id}/contents}: what is in a file, for whoever has a key, the one
 * address of the API that does not speak JSON.
 */
record FileAddress(Controls controls) {

	List<Address> addresses() {
		return List.of(Address.of("GET", "/v1/files/{}/contents", this::show));
	}

	private Response show(Visit visit) {
		if (!visit.request().header("authorization").matches("(Bearer|Basic) .+")) {
			return Response.text(401, "No API key was sent.");
		}
		return this.controls.file(visit.part(1))
			.map((content) -> Response.of(200, "text/csv; charset=utf-8", content))
			.orElseGet(() -> Response.text(404, "No such file: " + visit.part(1)));
	}

}
