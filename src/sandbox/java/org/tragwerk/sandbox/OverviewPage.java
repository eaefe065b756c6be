package org.tragwerk.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.StripeAccount;
import org.tragwerk.sandbox.api.RouteFault;
import org.tragwerk.sandbox.delivery.DeliveryFault;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.http.Response;
import org.tragwerk.sandbox.scenario.Scenario;

/**
 * {@code /_sandbox}: what can be tried, clock, objects, deliveries, faults, settings and
 * scenarios.
 */
record OverviewPage(StripeAccount stripe, WebhookDeliveries deliveries, Mailbox mailbox, FaultControl faults,
		SiteLinks links) {

	private static final int EVENTS_SHOWN = 10;

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
		var language = visit.language();
		var url = this.deliveries.target().url();
		var clock = this.stripe.account().clock();
		var body = Template.fill("overview", language, Map.of("site", site(language), "steps",
				new FirstSteps(this.stripe, this.mailbox, this.links).panel(language), "clock",
				new AdvanceReport(clock, this.stripe.dashboard(), this.mailbox).panel(language), "objects",
				objects(language), "target", (url != null) ? url.toString() : "", "events", events(language), "faults",
				activeFaults(language), "settings", settings(language), "choices", choices(language)));
		var page = Template.page(200, language, Template.text(language, "overview.title"), body);
		return clock.isAdvancing() ? page.with("Refresh", REFRESH_SECONDS) : page;
	}

	private String site(String language) {
		return this.links.article().isEmpty() ? "" : Template.fill("overview-site", language,
				Map.of("article", this.links.article(), "form", this.links.form()));
	}

	private String objects(String language) {
		return this.stripe.dashboard()
			.sizes()
			.entrySet()
			.stream()
			.map((size) -> Template.fill("overview-object", language,
					Map.of("kind", size.getKey(), "label", Template.text(language, "kind." + size.getKey()), "size",
							Template.text(language, "number", size.getValue()))))
			.collect(Collectors.joining());
	}

	private String settings(String language) {
		return this.stripe.account()
			.settings()
			.all()
			.entrySet()
			.stream()
			.map((setting) -> Template.fill("overview-setting", language,
					Map.of("name", setting.getKey(), "label", Template.text(language, "setting." + setting.getKey()),
							"value", setting.getValue())))
			.collect(Collectors.joining());
	}

	private String events(String language) {
		return EventPages.rows(EventPages.newestFirst(this.stripe.dashboard()).limit(EVENTS_SHOWN), "/_sandbox",
				language);
	}

	private String activeFaults(String language) {
		return this.faults.active()
			.stream()
			.map((fault) -> Template.fill("overview-fault", language, Map.of("fault", describe(fault))))
			.collect(Collectors.joining());
	}

	private static String describe(Map<String, Object> fault) {
		return fault.entrySet()
			.stream()
			.map((field) -> field.getKey() + " " + field.getValue())
			.collect(Collectors.joining(" · "));
	}

	/** The forms in which one of several codes is chosen. */
	private static String choices(String language) {
		return Template.fill("overview-choices", language,
				Map.of("scenarios", choices("name", Arrays.stream(Scenario.values()).map(Scenario::label), language),
						"deliveryFaults", choices("delivery", codes(DeliveryFault.Kind.values()), language),
						"routeFaults", choices("kind", codes(RouteFault.Kind.values()), language)));
	}

	private static Stream<String> codes(Enum<?>[] values) {
		return Arrays.stream(values).map((value) -> value.name().toLowerCase(Locale.ROOT));
	}

	private static String choices(String field, Stream<String> codes, String language) {
		return codes
			.map((code) -> Template.fill("choice", language,
					Map.of("field", field, "code", code, "label",
							Template.text(language, "choice." + field + "." + code), "hint",
							Template.text(language, "choice." + field + "." + code + ".hint"))))
			.collect(Collectors.joining())
			.replaceFirst("type=\"radio\"", "type=\"radio\" checked");
	}

}
