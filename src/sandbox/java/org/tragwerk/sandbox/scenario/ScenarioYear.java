package org.tragwerk.sandbox.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays a scenario: readers join week by week, and events happen to them. */
public final class ScenarioYear {

	private static final int WEEKS = 52;

	private static final List<String> PAYMENT_METHODS = List.of("sepa_debit", "sepa_debit", "sepa_debit", "card",
			"card", "paypal");

	private static final List<String> AMOUNTS = List.of("500", "750", "1000", "1500", "2500", "5000");

	private static final List<String> INTERVALS = List.of("month/1", "month/1", "month/1", "month/3", "month/6",
			"year/1");

	private final SandboxClient client;

	private final Scenario scenario;

	private final SplittableRandom random;

	private final int readers;

	private final List<String> subscriptions = new ArrayList<>();

	/**
	 * Prepares a year.
	 * @param url of the sandbox
	 * @param readers how many join in the course of the year
	 */
	public ScenarioYear(String url, Scenario scenario, long seed, int readers) {
		this.client = new SandboxClient(url);
		this.scenario = scenario;
		this.random = new SplittableRandom(seed);
		this.readers = readers;
	}

	/** Plays the whole year, and calls back after each week. */
	public void play(Runnable afterEachWeek) {
		var product = String.valueOf(this.client.post("/v1/products", Map.of("name", "Unterstützung")).get("id"));
		for (var week = 0; week < WEEKS; week++) {
			var joined = this.readers * week / WEEKS;
			for (var reader = joined; reader < this.readers * (week + 1) / WEEKS; reader++) {
				join(reader, product);
			}
			this.scenario.odds().forEach(this::apply);
			this.client.advance("P7D");
			afterEachWeek.run();
		}
	}

	private void join(int reader, String product) {
		var paymentMethod = one(PAYMENT_METHODS);
		var customer = this.client.post("/v1/customers",
				Map.of("email", "reader-" + reader + "@example.org", "name", "Reader " + reader));
		var session = this.client.post("/v1/checkout/sessions",
				pledge(product, String.valueOf(customer.get("id")), paymentMethod));
		var bounces = paymentMethod.equals("sepa_debit") && this.random.nextDouble() < this.scenario.failingDebits();
		this.client.post("/_sandbox/checkout/sessions/" + session.get("id") + "/complete",
				Map.of("payment_method", paymentMethod, "outcome", bounces ? "processing_fails" : "succeeded"));
		this.subscriptions.add(String.valueOf(this.client.newest("/v1/subscriptions").get("id")));
	}

	private Map<String, String> pledge(String product, String customer, String paymentMethod) {
		var interval = one(INTERVALS).split("/");
		var price = "line_items[0][price_data]";
		var form = new LinkedHashMap<String, String>();
		form.put("mode", "subscription");
		form.put("customer", customer);
		form.put("success_url", "https://example.org/thanks");
		form.put("payment_method_types[0]", paymentMethod);
		form.put("line_items[0][quantity]", "1");
		form.put(price + "[currency]", "eur");
		form.put(price + "[product]", product);
		form.put(price + "[unit_amount]", one(AMOUNTS));
		form.put(price + "[recurring][interval]", interval[0]);
		form.put(price + "[recurring][interval_count]", interval[1]);
		return form;
	}

	/** Applies an event as many times in a week as its yearly rate gives at random. */
	private void apply(YearEvent event, double timesAYear) {
		var expected = timesAYear * this.subscriptions.size() / WEEKS;
		var times = (int) expected + ((this.random.nextDouble() < expected % 1) ? 1 : 0);
		for (var time = 0; time < times; time++) {
			apply(event, one(this.subscriptions));
		}
	}

	private void apply(YearEvent event, String subscription) {
		switch (event) {
			case DECLINE -> perform(subscription, "fail_next_payment", Map.of());
			case DECLINE_ALL -> perform(subscription, "fail_next_payment", Map.of("times", "0"));
			case REVOKE_MANDATE -> perform(subscription, "revoke_mandate", Map.of());
			case DISPUTE -> perform(subscription, "dispute", Map.of());
			case INQUIRE -> perform(subscription, "inquire", Map.of());
			case WIN_DISPUTE -> winDispute();
			case REFUND -> perform(subscription, "refund", Map.of());
			case REFUND_PART -> perform(subscription, "refund", Map.of("amount", "100"));
			case REFUND_RETURNED -> perform(newest("/v1/refunds"), "fail", Map.of());
			case PAUSE -> update(subscription, "pause_collection[behavior]", "void");
			case RESUME -> update(subscription, "pause_collection", "");
			case CANCEL_AT_PERIOD_END -> update(subscription, "cancel_at_period_end", "true");
			case CANCEL_NOW -> this.client.delete("/v1/subscriptions/" + subscription);
			case CHANGE_AMOUNT -> change(subscription);
			case DELETE -> perform(customerOf(subscription), "delete", Map.of());
			case PAYOUT_RETURNED -> perform(newest("/v1/payouts"), "fail", Map.of());
			default -> armFault(event);
		}
	}

	/** Arms a fault of deliveries or of the API once. */
	private void armFault(YearEvent event) {
		this.client.post("/_sandbox/faults", switch (event) {
			case DROP_EVENT -> Map.of("delivery", "drop");
			case DUPLICATE_EVENT -> Map.of("delivery", "duplicate");
			case REORDER_EVENTS -> Map.of("delivery", "reorder");
			case DELAY_EVENT -> Map.of("delivery", "delay", "millis", "3000");
			case FOREIGN_SECRET -> Map.of("delivery", "foreign_secret");
			case FLIP_LIVEMODE -> Map.of("delivery", "livemode_flip");
			case RESET_INVOICE_LIST -> Map.of("route", "GET /v1/invoices", "kind", "status", "status", "503");
			default -> Map.of("route", "GET /v1/charges", "kind", "reset_after");
		});
	}

	private void winDispute() {
		var dispute = newest("/v1/disputes");
		this.client.post("/v1/disputes/" + dispute, Map.of("evidence[uncategorized_text]", "The reader agreed."));
		perform(dispute, "dispute_won", Map.of());
	}

	/** Changes the amount from the next period on, with the same interval. */
	private void change(String subscription) {
		for (var item : SandboxClient
			.list(SandboxClient.map(this.client.get("/v1/subscriptions/" + subscription), "items"), "data")) {
			var price = SandboxClient.map(item, "price");
			var recurring = SandboxClient.map(price, "recurring");
			var form = new LinkedHashMap<String, String>();
			form.put("items[0][id]", String.valueOf(item.get("id")));
			form.put("items[0][price_data][currency]", "eur");
			form.put("items[0][price_data][product]", String.valueOf(price.get("product")));
			form.put("items[0][price_data][unit_amount]", one(AMOUNTS));
			form.put("items[0][price_data][recurring][interval]", String.valueOf(recurring.get("interval")));
			form.put("items[0][price_data][recurring][interval_count]",
					String.valueOf(recurring.get("interval_count")));
			form.put("proration_behavior", "none");
			this.client.post("/v1/subscriptions/" + subscription, form);
		}
	}

	private String customerOf(String subscription) {
		return String.valueOf(this.client.get("/v1/subscriptions/" + subscription).get("customer"));
	}

	private void update(String subscription, String name, String value) {
		this.client.post("/v1/subscriptions/" + subscription, Map.of(name, value));
	}

	private void perform(String object, String event, Map<String, String> with) {
		this.client.post("/_sandbox/objects/" + object + "/" + event, with);
	}

	private String newest(String path) {
		return String.valueOf(this.client.newest(path).getOrDefault("id", "none"));
	}

	private String one(List<String> some) {
		return some.get(this.random.nextInt(some.size()));
	}

}
