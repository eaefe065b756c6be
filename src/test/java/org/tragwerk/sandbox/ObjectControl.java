package org.tragwerk.sandbox;

import java.util.List;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.account.Controls;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/objects/{id}/{act}}: what only banks and dashboards do. */
record ObjectControl(Controls controls) {

	List<Address> addresses() {
		return List.of(Address.of("POST", "/_sandbox/objects/{}/{}", this::act));
	}

	private Response act(Visit visit) {
		var object = this.controls.act(visit.part(1), visit.part(2), visit.request().form().toMap());
		return visit.wantsJson() ? Response.json(200, Json.write(object)) : Response.seeOther("/_sandbox");
	}

}
