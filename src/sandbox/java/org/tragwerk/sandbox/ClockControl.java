package org.tragwerk.sandbox;

import java.time.Instant;
import java.time.Period;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.account.Account;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/clock}: reads the sandbox's time and moves it forward. */
record ClockControl(Account account) {

	List<Address> addresses() {
		return List.of(Address.of("GET", "/_sandbox/clock", this::now),
				Address.of("POST", "/_sandbox/clock", this::move));
	}

	private Response now(Visit visit) {
		return Response.json(200, Json.write(Map.of("now", this.account.clock().instant().toString())));
	}

	private Response move(Visit visit) {
		var advance = visit.field("advance", "");
		var to = visit.field("to", "");
		if (advance.isEmpty() == to.isEmpty()) {
			throw new IllegalArgumentException("Send either advance=P1M or to=2027-01-01T00:00:00Z.");
		}
		try {
			this.account.travelTo(to.isEmpty() ? after(advance) : Instant.parse(to));
		}
		catch (java.time.DateTimeException ex) {
			throw new IllegalArgumentException("Not a time the sandbox understands: " + advance + to);
		}
		return visit.wantsJson() ? now(visit) : Response.seeOther("/_sandbox");
	}

	private Instant after(String advance) {
		var now = this.account.clock().instant().atOffset(ZoneOffset.UTC);
		return (advance.contains("T") ? now.plus(Duration.parse(advance)) : now.plus(Period.parse(advance)))
			.toInstant();
	}

}
