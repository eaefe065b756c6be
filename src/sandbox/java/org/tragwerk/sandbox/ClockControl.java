package org.tragwerk.sandbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.ClockWorker;
import org.tragwerk.sandbox.account.core.SandboxClock;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/clock}: reads and advances the clock. The response to an advance is
 * sent immediately, before the advance has finished; only one advance runs at a time.
 */
record ClockControl(SandboxClock clock, ClockWorker worker) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/clock", (visit) -> Response.json(200, json())),
				PageRoute.of("POST", "/_sandbox/clock", this::advance));
	}

	private Response advance(Visit visit) {
		if (!this.worker.advanceTo(destination(visit))) {
			return Response.text(409,
					"The clock is advancing already. Wait until GET /_sandbox/clock says that it is not.");
		}
		return visit.wantsJson() ? Response.json(202, json()) : visit.backOr("/_sandbox");
	}

	private Instant destination(Visit visit) {
		var advance = visit.field("advance", "");
		var to = visit.field("to", "");
		if (advance.isEmpty() == to.isEmpty()) {
			throw new IllegalArgumentException("Send either advance=P1M or to=2027-01-01T00:00:00Z.");
		}
		try {
			return to.isEmpty() ? after(advance) : Instant.parse(to);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Not a time the sandbox understands: " + advance + to, ex);
		}
	}

	private Instant after(String advance) {
		var now = this.clock.instant().atOffset(ZoneOffset.UTC);
		return (advance.contains("T") ? now.plus(Duration.parse(advance)) : now.plus(Period.parse(advance)))
			.toInstant();
	}

	/**
	 * The clock as JSON; during an advance {@code now} is the moment until which all
	 * tasks have run.
	 */
	private String json() {
		var advance = this.clock.advance();
		var state = new LinkedHashMap<String, Object>();
		state.put("now", ((advance != null) ? advance.position() : this.clock.instant()).toString());
		state.put("advancing", advance != null);
		state.put("until", (advance != null) ? advance.until().toString() : null);
		state.put("progress", (advance != null) ? advance.progress() : 1.0);
		return Json.write(state);
	}

}
