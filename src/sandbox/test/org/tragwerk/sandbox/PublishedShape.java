package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.tragwerk.sandbox.api.PublishedTypes;
import org.tragwerk.sandbox.api.PublishedTypes.Field;

/**
 * Compares JSON with the types that Stripe publishes: missing or unknown fields, null in
 * fields that are not nullable, wrong types, unknown literals, ids of other kinds of
 * objects.
 */
final class PublishedShape {

	private static final PublishedTypes TYPES = PublishedTypes.ALL;

	private static final Map<String, String> IDS = Map.ofEntries(Map.entry("account", "acct_"),
			Map.entry("balance_transaction", "txn_"), Map.entry("bank_account", "ba_"),
			Map.entry("billing_portal.configuration", "bpc_"), Map.entry("billing_portal.session", "bps_"),
			Map.entry("charge", "(ch|py)_"), Map.entry("checkout.session", "cs_test_"), Map.entry("customer", "cus_"),
			Map.entry("dispute", "du_"), Map.entry("file", "file_"), Map.entry("reporting.report_run", "frr_"),
			Map.entry("reporting.report_type", "[a-z_]+[.]"), Map.entry("event", "evt_"),
			Map.entry("invoice", "(upcoming_)?in_"), Map.entry("invoice_payment", "inpay_"), Map.entry("item", "li_"),
			Map.entry("line_item", "il_"), Map.entry("mandate", "mandate_"), Map.entry("payment_intent", "pi_"),
			Map.entry("payment_method", "pm_"), Map.entry("payment_method_configuration", "pmc_"),
			Map.entry("payout", "po_"), Map.entry("plan", "price_"), Map.entry("price", "price_"),
			Map.entry("product", "prod_"), Map.entry("radar.early_fraud_warning", "issfr_"),
			Map.entry("refund", "(re|pyr)_"), Map.entry("setup_intent", "seti_"),
			Map.entry("subscription", "sub_(?!sched_)"), Map.entry("subscription_item", "si_"),
			Map.entry("subscription_schedule", "sub_sched_"), Map.entry("test_helpers.test_clock", "clock_"),
			Map.entry("webhook_endpoint", "we_"));

	private static final Set<String> OF_LISTS = Set.of("object", "data", "has_more", "url", "total_count", "next_page");

	private final List<String> differences = new ArrayList<>();

	private PublishedShape() {
	}

	/** All differences; empty if the object or list matches. */
	static List<String> differences(JsonObject json) {
		var shape = new PublishedShape();
		shape.compare(json, "");
		return shape.differences;
	}

	/**
	 * The differences of {@code previous_attributes}, in which fields may be missing.
	 */
	static List<String> differencesOfPart(String object, JsonObject part) {
		var shape = new PublishedShape();
		shape.compareFields(TYPES.typeOf(object), part, "");
		return shape.differences.stream().filter((difference) -> !difference.matches("(missing|null) .*")).toList();
	}

	private void compare(JsonObject json, String path) {
		var object = json.has("object") ? json.get("object").getAsString() : "list";
		if (object.equals("list") || object.equals("search_result")) {
			json.keySet()
				.stream()
				.filter((name) -> !OF_LISTS.contains(name))
				.forEach((name) -> add("unknown", path + name));
			json.getAsJsonArray("data").forEach((one) -> compare(one.getAsJsonObject(), path + "data."));
		}
		else if (json.has("deleted")) {
			if (!json.keySet().equals(Set.of("id", "object", "deleted"))) {
				add("more than deleted", path + json.keySet());
			}
		}
		else {
			compareFields(TYPES.typeOf(object), json, path);
		}
	}

	private void compareFields(String type, JsonObject json, String path) {
		var fields = TYPES.fields(type);
		if (fields.isEmpty()) {
			return;
		}
		fields.values()
			.stream()
			.filter((field) -> !field.optional() && !json.has(field.name()))
			.forEach((field) -> add("missing", path + field.name()));
		json.entrySet().forEach((entry) -> {
			var field = fields.get(entry.getKey());
			if (field == null || field.alternatives().equals(List.of("void"))) {
				add("unknown", path + entry.getKey());
			}
			else {
				compareValue(field, TYPES.objectOf(type), entry.getValue(), path + entry.getKey());
			}
		});
	}

	private void compareValue(Field field, String owner, JsonElement value, String path) {
		if (value.isJsonNull()) {
			if (!field.nullable()) {
				add("null", path);
			}
		}
		else if (field.name().equals("id") && !owner.isEmpty()) {
			compareId(owner, value.getAsString(), path);
		}
		else {
			compareAlternatives(field.alternatives(), value, path);
		}
	}

	private void compareAlternatives(List<String> alternatives, JsonElement value, String path) {
		if (value.isJsonArray()) {
			var elements = inner(alternatives, "[]");
			value.getAsJsonArray().forEach((one) -> compareAlternatives(elements, one, path));
			if (elements.isEmpty()) {
				add("no list", path);
			}
		}
		else if (value.isJsonObject()) {
			compareObject(alternatives, value.getAsJsonObject(), path);
		}
		else if (!value.isJsonNull()) {
			comparePrimitive(alternatives, value.getAsJsonPrimitive(), path);
		}
	}

	private void compareObject(List<String> alternatives, JsonObject json, String path) {
		var maps = inner(alternatives, "{}");
		if (!inner(alternatives, "<>").isEmpty() || json.has("object") && isRoot(json)) {
			compare(json, path + ".");
		}
		else if (!maps.isEmpty()) {
			json.entrySet()
				.forEach((entry) -> compareAlternatives(maps, entry.getValue(), path + "." + entry.getKey()));
		}
		else {
			alternatives.stream()
				.filter((alternative) -> alternative.startsWith("@"))
				.findFirst()
				.ifPresentOrElse((alternative) -> compareFields(alternative.substring(1), json, path + "."),
						() -> add("object", path));
		}
	}

	private static boolean isRoot(JsonObject json) {
		return json.get("object").isJsonPrimitive() && TYPES.objects().contains(json.get("object").getAsString());
	}

	private void comparePrimitive(List<String> alternatives, JsonPrimitive value, String path) {
		if (value.isNumber() ? !alternatives.contains("n") : (value.isBoolean() && !alternatives.contains("b"))) {
			add(value.isNumber() ? "number" : "boolean", path);
		}
		else if (value.isString()) {
			compareText(alternatives, value.getAsString(), path);
		}
	}

	private void compareText(List<String> alternatives, String text, String path) {
		if (alternatives.stream().anyMatch((alternative) -> alternative.startsWith("~"))) {
			var objects = alternatives.stream()
				.map((alternative) -> TYPES.objectOf(alternative.substring(1)))
				.filter((one) -> !one.isEmpty());
			var known = objects.toList();
			if (known.size() == 1) {
				compareId(known.get(0), text, path);
			}
		}
		else if (!alternatives.contains("s") && !alternatives.contains("\"" + text + "\"")) {
			add("text " + text, path);
		}
	}

	private void compareId(String object, String id, String path) {
		var prefix = IDS.get(object);
		if (prefix == null || !id.matches(prefix + "[\\w.]+")) {
			add("id " + id, path);
		}
	}

	private static List<String> inner(List<String> alternatives, String kind) {
		return alternatives.stream()
			.filter((alternative) -> alternative.startsWith(kind))
			.flatMap((alternative) -> Field.split(Field.inner(alternative)).stream())
			.toList();
	}

	private void add(String what, String path) {
		this.differences.add(what + " " + path);
	}

}
