package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/staff}: staff accounts for development. */
record StaffPages() {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/staff", this::show));
	}

	private Response show(Visit visit) {
		return visit.wantsJson() ? Response.json(200, "[]") : Template.page(200, visit.language(),
				Template.text(visit.language(), "staff.title"), Template.fill("staff", visit.language(), Map.of()));
	}

}
