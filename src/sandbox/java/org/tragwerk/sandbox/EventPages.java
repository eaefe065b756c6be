package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.DeliveryAttempt;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/** {@code /_sandbox/events}: the events with their deliveries, as JSON or as a page. */
record EventPages(Dashboard dashboard) {

	private static final int MOST = 10_000;

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/events", this::show));
	}

	private Response show(Visit visit) {
		if (!visit.prefersPage()) {
			return Response.json(200,
					Json.write(this.dashboard.events(MOST).stream().map(EventPages::describe).toList()));
		}
		var language = visit.language();
		var type = visit.query("type", "");
		var state = visit.query("state", "");
		var wanted = newestFirst(this.dashboard).filter((event) -> type.isEmpty() || event.type().equals(type))
			.filter((event) -> !state.equals("pending") || isPending(event))
			.toList();
		var pager = new Pager<>(wanted, visit.page());
		var address = "/_sandbox/events?type=" + MailboxPages.encode(type) + "&state=" + MailboxPages.encode(state);
		var rows = orNone(pager.rows((event) -> row(event, address, language)), language);
		return Template.page(200, language, Template.text(language, "events.title"),
				Template.fill("events", language,
						Map.of("count", Template.text(language, "events.count", wanted.size()), "types",
								types(type, language), "rows", rows, "pager", pager.links(address, language))));
	}

	static Stream<Event> newestFirst(Dashboard dashboard) {
		var events = dashboard.events(MOST);
		return Stream.iterate(events.size() - 1, (index) -> index >= 0, (index) -> index - 1).map(events::get);
	}

	/** The number of events that are still being delivered. */
	static long pending(Dashboard dashboard) {
		return newestFirst(dashboard).filter(EventPages::isPending).count();
	}

	/** Rows of the table of events. */
	static String rows(Stream<Event> events, String back, String language) {
		return orNone(events.map((event) -> row(event, back, language)).collect(Collectors.joining()), language);
	}

	private static String orNone(String rows, String language) {
		return rows.isEmpty() ? Template.fill("events-none", language, Map.of()) : rows;
	}

	/** An event as JSON fields. */
	static Map<String, Object> describe(Event event) {
		var map = new LinkedHashMap<String, Object>();
		map.put("id", event.id());
		map.put("type", event.type());
		map.put("created", event.created());
		map.put("object", event.objectId());
		map.put("deliveries",
				event.attempts()
					.stream()
					.map((attempt) -> Map.of("at", attempt.at().toString(), "status", attempt.status()))
					.toList());
		return map;
	}

	private static String row(Event event, String back, String language) {
		return Template.fill("events-row", language,
				Map.of("id", event.id(), "type", event.type(), "object", event.objectId(), "created",
						Template.time(Instant.ofEpochSecond(event.created()), language), "status",
						status(event, language), "back", back));
	}

	private static String status(Event event, String language) {
		var attempts = event.attempts().stream().map(DeliveryAttempt::status).collect(Collectors.joining(", "));
		return attempts.isEmpty() ? Template.text(language, isPending(event) ? "events.pending" : "events.nowhere")
				: attempts;
	}

	private static boolean isPending(Event event) {
		return !event.isDelivered() && !event.isGivenUp();
	}

	private String types(String chosen, String language) {
		return newestFirst(this.dashboard).map(Event::type)
			.distinct()
			.sorted()
			.map((type) -> Template.fill("option", language,
					Map.of("value", type, "selected", type.equals(chosen) ? "selected" : "")))
			.collect(Collectors.joining());
	}

}
