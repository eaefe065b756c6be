package org.tragwerk.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tragwerk.sandbox.Address.Visit;
import org.tragwerk.sandbox.account.dashboard.Controls;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/tables/{kind}} and {@code /_sandbox/objects/{id}}: everything that the
 * account holds, with links from object to object, and what only banks and dashboards do
 * to it.
 */
record ObjectPages(Controls controls, ClockPanel clock) {

	private static final int A_PAGE = 50;

	private static final Pattern ID = Pattern
		.compile("&quot;((?:ch|clock|cs_test|cus|du|evt|in|inpay|issfr|mandate|pi|pm|po"
				+ "|price|prod|py|pyr|re|seti|sub|sub_sched|txn)_\\w{8,})&quot;(?! :)");

	private static final Map<String, List<String>> ACTS = Map.ofEntries(Map.entry("customer", List.of("delete")),
			Map.entry("subscription",
					List.of("fail_next_payment", "challenge_next_payment", "fail_finalization", "pause", "cancel",
							"grant_trial", "revoke_mandate", "deactivate_mandate")),
			Map.entry("payment_method", List.of("renew_card", "deactivate_mandate")),
			Map.entry("mandate", List.of("revoke_mandate", "deactivate_mandate")),
			Map.entry("invoice", List.of("overpay", "refund", "dispute")),
			Map.entry("charge", List.of("refund", "dispute", "inquire", "suspect")),
			Map.entry("dispute", List.of("dispute_won", "dispute_lost", "escalate")),
			Map.entry("refund", List.of("fail")), Map.entry("payout", List.of("fail")));

	List<Address> addresses() {
		return List.of(Address.of("GET", "/_sandbox/tables/{}", this::table),
				Address.of("GET", "/_sandbox/objects", this::find),
				Address.of("GET", "/_sandbox/objects/{}", this::object),
				Address.of("POST", "/_sandbox/objects/{}/{}", this::act));
	}

	private Response table(Visit visit) {
		var kind = visit.part(1);
		var page = Math.max(0, Integer.parseInt(query(visit, "page").replaceAll("\\D", "").concat("0")) / 10);
		var objects = this.controls.latest(kind, page * A_PAGE, A_PAGE + 1);
		var rows = objects.stream().limit(A_PAGE).map(ObjectPages::row).collect(Collectors.joining());
		var more = (objects.size() > A_PAGE)
				? Template.fill("objects-more", "de", Map.of("kind", kind, "page", page + 1)) : "";
		var body = Template.fill("objects", "de",
				Map.of("kind", kind, "size", this.controls.sizes().getOrDefault(kind, 0), "rows",
						rows.isEmpty() ? empty() : rows, "more", more, "advancing", this.clock.notice()));
		return Template.page(200, "de", kind, body);
	}

	private static String empty() {
		return Template.fill("objects-none", "de", Map.of());
	}

	private static String row(Map<String, Object> object) {
		return Template.fill("objects-row", "de",
				Map.of("id", object.get("id"), "created", created(object), "words", words(object)));
	}

	/** What tells an object from its neighbours. */
	private static String words(Map<String, Object> object) {
		var words = List.of("email", "name", "status", "payment_status", "type", "reason")
			.stream()
			.map(object::get)
			.filter((word) -> word instanceof String)
			.map(String::valueOf)
			.collect(Collectors.joining(" · "));
		return (object.get("amount") instanceof Number cents)
				? PageValues.amount(cents.longValue(), String.valueOf(object.get("currency")), "de") + " · " + words
				: words;
	}

	private static String created(Map<String, Object> object) {
		return (object.get("created") instanceof Number seconds)
				? Template.moment(Instant.ofEpochSecond(seconds.longValue())) : "";
	}

	/** Leads from an id or an address to its object. */
	private Response find(Visit visit) {
		var wanted = query(visit, "id").strip();
		if (wanted.contains("@")) {
			return this.controls.customerWith(wanted)
				.map((id) -> Response.seeOther("/_sandbox/objects/" + id))
				.orElseGet(() -> missing(wanted));
		}
		return wanted.matches("\\w+") ? Response.seeOther("/_sandbox/objects/" + wanted) : missing(wanted);
	}

	private Response object(Visit visit) {
		var id = visit.part(1);
		var object = this.controls.object(id);
		if (object.isEmpty()) {
			return missing(id);
		}
		if (visit.wantsJson()) {
			return Response.json(200, Json.write(object));
		}
		var kind = String.valueOf(object.get("object"));
		var json = ID.matcher(Template.escape(Json.write(object))).replaceAll((found) -> link(found.group(1), id));
		var acts = ACTS.getOrDefault(kind, List.of())
			.stream()
			.map((act) -> Template.fill("object-act", "de",
					Map.of("id", id, "act", act, "label", Template.text("de", "act." + act))))
			.collect(Collectors.joining());
		var body = Template.fill("object", "de", Map.of("id", id, "kind", kind, "advancing", this.clock.notice(),
				"json", json, "words", words(object), "created", created(object), "acts",
				acts.isEmpty() ? "" : Template.fill("object-acts", "de", Map.of("acts", acts)), "page", page(object)));
		return Template.page(200, "de", id, body);
	}

	private static String link(String id, String self) {
		return id.equals(self) ? "&quot;" + id + "&quot;"
				: "&quot;<a href=\"/_sandbox/objects/" + id + "\">" + id + "</a>&quot;";
	}

	/** The page that payers see of it. */
	private static String page(Map<String, Object> object) {
		var url = (object.get("hosted_invoice_url") != null) ? object.get("hosted_invoice_url") : object.get("url");
		return (url instanceof String address && address.startsWith("http"))
				? Template.fill("object-page", "de", Map.of("url", address)) : "";
	}

	private Response missing(String id) {
		return Template.page(404, "de", "Nicht gefunden", Template.fill("object-missing", "de", Map.of("id", id)));
	}

	private Response act(Visit visit) {
		var object = this.controls.act(visit.part(1), visit.part(2), visit.request().form().toMap());
		return visit.wantsJson() ? Response.json(200, Json.write(object))
				: Response.seeOther("/_sandbox/objects/" + visit.part(1));
	}

	private static String query(Visit visit, String name) {
		return visit.request().queryForm().get(name, "");
	}

}
