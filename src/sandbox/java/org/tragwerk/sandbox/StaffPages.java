package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/staff}: accounts for development; none as long as the newspaper's
 * staff has nowhere to sign in.
 */
record StaffPages() {

	List<Address> addresses() {
		return List.of(Address.of("GET", "/_sandbox/staff", this::show));
	}

	private Response show(Visit visit) {
		return visit.wantsJson() ? Response.json(200, "[]")
				: Template.page(200, "de", "Redaktion", Template.fill("staff", "de", Map.of()));
	}

}
