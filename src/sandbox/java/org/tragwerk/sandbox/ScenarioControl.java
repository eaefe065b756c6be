package org.tragwerk.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;
import org.tragwerk.sandbox.scenario.Scenario;
import org.tragwerk.sandbox.scenario.ScenarioYear;

/** {@code /_sandbox/scenarios}: plays a scenario by name, seed and number of readers. */
record ScenarioControl(String url) {

	private static final int MOST_READERS = 10_000;

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/scenarios", (visit) -> Response.json(200, Json.write(names()))),
				PageRoute.of("POST", "/_sandbox/scenarios", this::play));
	}

	private static List<String> names() {
		return Arrays.stream(Scenario.values()).map(Scenario::label).toList();
	}

	private Response play(Visit visit) {
		var scenario = Scenario.named(visit.field("name", ""));
		if (scenario == null) {
			throw new IllegalArgumentException("Send a name out of " + names() + ".");
		}
		var seed = number(visit, "seed", "1");
		var readers = (int) Math.min(number(visit, "readers", "100"), MOST_READERS);
		new ScenarioYear(this.url, scenario, seed, readers).play(() -> {
		});
		return visit.wantsJson()
				? Response.json(200, Json.write(Map.of("name", scenario.label(), "seed", seed, "readers", readers)))
				: Response.seeOther("/_sandbox");
	}

	private static long number(Visit visit, String name, String otherwise) {
		var text = visit.field(name, otherwise);
		if (!text.matches("\\d{1,18}")) {
			throw new IllegalArgumentException(name + " has to be a number: " + text);
		}
		return Long.parseLong(text);
	}

}
