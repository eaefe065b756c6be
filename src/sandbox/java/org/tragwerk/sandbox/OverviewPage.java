package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.DeliveryAttempt;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.http.Response;
import org.tragwerk.sandbox.scenario.Scenario;

/** {@code /_sandbox}: clock, objects, deliveries, faults, settings and scenarios. */
record OverviewPage(Account account, Dashboard dashboard, WebhookDeliveries deliveries, FaultControl faults) {

	private static final int EVENTS_SHOWN = 25;

	private static final String REFRESH_SECONDS = "2";

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox", this::show),
				PageRoute.of("GET", "/", (visit) -> Response.seeOther("/_sandbox")),
				PageRoute.of("GET", "/_sandbox/sandbox.css",
						(visit) -> Response.of(200, "text/css; charset=utf-8", Template.read("sandbox.css"))
							.with("Cache-Control", "max-age=60")),
				PageRoute.of("GET", "/favicon.ico", (visit) -> new Response(204, Map.of(), new byte[0])));
	}

	private Response show(Visit visit) {
		var url = this.deliveries.target().url();
		var body = Template.fill("overview", "en",
				Map.of("clock", new ClockView(this.account.clock()).panel(), "objects", objects(), "target",
						(url != null) ? url.toString() : "", "events", events(), "faults", activeFaults(), "scenarios",
						scenarios(), "settings", settings("overview-setting"), "settingNames",
						settings("overview-setting-name")));
		var page = Template.page(200, "en", "Stripe sandbox", body);
		return this.account.clock().isAdvancing() ? page.with("Refresh", REFRESH_SECONDS) : page;
	}

	private String objects() {
		return this.dashboard.sizes()
			.entrySet()
			.stream()
			.map((size) -> Template.fill("overview-object", "en",
					Map.of("kind", size.getKey(), "size", size.getValue())))
			.collect(Collectors.joining());
	}

	private static String scenarios() {
		return Arrays.stream(Scenario.values())
			.map((scenario) -> Template.fill("overview-scenario", "en", Map.of("name", scenario.label())))
			.collect(Collectors.joining());
	}

	private String settings(String template) {
		return this.account.settings()
			.all()
			.entrySet()
			.stream()
			.map((setting) -> Template.fill(template, "en",
					Map.of("name", setting.getKey(), "value", setting.getValue())))
			.collect(Collectors.joining());
	}

	private String events() {
		var latest = new ArrayList<>(this.dashboard.events(EVENTS_SHOWN));
		Collections.reverse(latest);
		if (latest.isEmpty()) {
			return Template.fill("overview-quiet", "en", Map.of());
		}
		return latest.stream().map(OverviewPage::event).collect(Collectors.joining());
	}

	private static String event(Event event) {
		var attempts = event.attempts().stream().map(DeliveryAttempt::status).collect(Collectors.joining(", "));
		return Template.fill("overview-event", "en", Map.of("id", event.id(), "type", event.type(), "object",
				event.objectId(), "attempts", attempts.isEmpty() ? "–" : attempts));
	}

	private String activeFaults() {
		return this.faults.active()
			.stream()
			.map((fault) -> Template.fill("overview-fault", "en", Map.of("fault", describe(fault))))
			.collect(Collectors.joining());
	}

	private static String describe(Map<String, Object> fault) {
		return fault.entrySet()
			.stream()
			.map((field) -> field.getKey() + " " + field.getValue())
			.collect(Collectors.joining(" · "));
	}

}
