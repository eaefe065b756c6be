package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.SandboxClock;
import org.tragwerk.sandbox.account.dashboard.Dashboard;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/tables/{kind}} and {@code /_sandbox/objects/{id}}: pages of all
 * objects with links between them, and forms for the actions of
 * {@link org.tragwerk.sandbox.account.dashboard.Dashboard}.
 */
record ObjectPages(Dashboard dashboard, SandboxClock clock) {

	private static final int PAGE_SIZE = 50;

	private static final Pattern ID = Pattern
		.compile("&quot;((?:ch|clock|cs_test|cus|du|evt|in|inpay|issfr|mandate|pi|pm|po"
				+ "|price|prod|py|pyr|re|seti|sub|sub_sched|txn)_\\w{8,})&quot;(?! :)");

	private static final Map<String, List<String>> ACTIONS = Map.ofEntries(Map.entry("customer", List.of("delete")),
			Map.entry("subscription",
					List.of("fail_next_payment", "challenge_next_payment", "fail_finalization", "pause", "cancel",
							"grant_trial", "revoke_mandate", "deactivate_mandate")),
			Map.entry("payment_method", List.of("renew_card", "deactivate_mandate")),
			Map.entry("mandate", List.of("revoke_mandate", "deactivate_mandate")),
			Map.entry("invoice", List.of("overpay", "refund", "dispute")),
			Map.entry("charge", List.of("refund", "dispute", "inquire", "prevent", "suspect")),
			Map.entry("dispute", List.of("dispute_won", "dispute_lost", "escalate")),
			Map.entry("refund", List.of("fail")), Map.entry("payout", List.of("fail")));

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/tables/{}", this::table),
				PageRoute.of("GET", "/_sandbox/objects", this::find),
				PageRoute.of("GET", "/_sandbox/objects/{}", this::object),
				PageRoute.of("POST", "/_sandbox/objects/{}/{}", this::action));
	}

	private Response table(Visit visit) {
		var kind = visit.part(1);
		var language = visit.language();
		var page = visit.page();
		var objects = this.dashboard.latest(kind, page * PAGE_SIZE, PAGE_SIZE + 1);
		var rows = objects.stream()
			.limit(PAGE_SIZE)
			.map((object) -> row(object, language))
			.collect(Collectors.joining());
		var more = (objects.size() > PAGE_SIZE)
				? Template.fill("objects-more", language, Map.of("kind", kind, "page", page + 1)) : "";
		var size = this.dashboard.sizes().getOrDefault(kind, 0);
		var body = Template.fill("objects", language,
				Map.of("label", label(kind, language), "kind", kind, "size",
						Template.text(language, "objects.size", size), "rows",
						rows.isEmpty() ? Template.fill("objects-none", language, Map.of()) : rows, "more", more,
						"advancing", AdvanceReport.progress(this.clock, language)));
		return Template.page(200, language, label(kind, language), body);
	}

	/** The name of a kind of object, the kind itself if it has none. */
	private static String label(String kind, String language) {
		return Template.hasText(language, "kind." + kind) ? Template.text(language, "kind." + kind) : kind;
	}

	private static String row(Map<String, Object> object, String language) {
		return Template.fill("objects-row", language,
				Map.of("id", object.get("id"), "created", created(object, language), "words", words(object, language)));
	}

	/** A short description of an object, for the list page. */
	private static String words(Map<String, Object> object, String language) {
		var words = List.of("email", "name", "status", "payment_status", "type", "reason")
			.stream()
			.map(object::get)
			.filter((word) -> word instanceof String)
			.map(String::valueOf)
			.collect(Collectors.joining(" · "));
		return (object.get("amount") instanceof Number cents)
				? CheckoutPageModel.amount(cents.longValue(), String.valueOf(object.get("currency")), language) + " · "
						+ words
				: words;
	}

	private static String created(Map<String, Object> object, String language) {
		return (object.get("created") instanceof Number seconds)
				? Template.moment(Instant.ofEpochSecond(seconds.longValue()), language) : "";
	}

	/** Redirects from an id or an email address to the object. */
	private Response find(Visit visit) {
		var wanted = visit.query("id", "").strip();
		if (wanted.contains("@")) {
			return this.dashboard.customerWith(wanted)
				.map((id) -> Response.seeOther("/_sandbox/objects/" + id))
				.orElseGet(() -> missing(wanted, visit));
		}
		return wanted.matches("\\w+") ? Response.seeOther("/_sandbox/objects/" + wanted) : missing(wanted, visit);
	}

	private Response object(Visit visit) {
		var id = visit.part(1);
		var object = this.dashboard.object(id);
		if (object.isEmpty()) {
			return missing(id, visit);
		}
		if (visit.wantsJson()) {
			return Response.json(200, Json.write(object));
		}
		var language = visit.language();
		var kind = String.valueOf(object.get("object"));
		var json = ID.matcher(Template.escape(Json.write(object))).replaceAll((found) -> link(found.group(1), id));
		var body = Template.fill("object", language,
				Map.of("id", id, "kind", kind, "label", label(kind, language), "advancing",
						AdvanceReport.progress(this.clock, language), "json", json, "words", words(object, language),
						"created", created(object, language), "actions", actions(id, kind, language), "page",
						page(object, language)));
		return Template.page(200, language, id, body);
	}

	private static String actions(String id, String kind, String language) {
		var actions = ACTIONS.getOrDefault(kind, List.of())
			.stream()
			.map((action) -> Template.fill("object-action", language,
					Map.of("id", id, "action", action, "label", Template.text(language, "action." + action))))
			.collect(Collectors.joining());
		return actions.isEmpty() ? "" : Template.fill("object-actions", language, Map.of("actions", actions));
	}

	private static String link(String id, String self) {
		return id.equals(self) ? "&quot;" + id + "&quot;"
				: "&quot;<a href=\"/_sandbox/objects/" + id + "\">" + id + "</a>&quot;";
	}

	/** The link to the object's hosted page, empty if it has none. */
	private static String page(Map<String, Object> object, String language) {
		var url = (object.get("hosted_invoice_url") != null) ? object.get("hosted_invoice_url") : object.get("url");
		return (url instanceof String address && address.startsWith("http"))
				? Template.fill("object-page", language, Map.of("url", address)) : "";
	}

	private static Response missing(String id, Visit visit) {
		return Template.page(404, visit.language(), Template.text(visit.language(), "object.missing"),
				Template.fill("object-missing", visit.language(), Map.of("id", id)));
	}

	private Response action(Visit visit) {
		var object = this.dashboard.perform(visit.part(1), visit.part(2), visit.request().form().toMap());
		return visit.wantsJson() ? Response.json(200, Json.write(object))
				: visit.backOr("/_sandbox/objects/" + visit.part(1));
	}

}
