package org.tragwerk.sandbox.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays a year: readers join week by week, and to those who are there things happen. */
public final class Year {

	private static final int WEEKS = 52;

	private static final List<String> WAYS = List.of("sepa_debit", "sepa_debit", "sepa_debit", "card", "card",
			"paypal");

	private static final List<String> AMOUNTS = List.of("500", "750", "1000", "1500", "2500", "5000");

	private static final List<String> INTERVALS = List.of("month/1", "month/1", "month/1", "month/3", "month/6",
			"year/1");

	private final Client client;

	private final Scenario scenario;

	private final SplittableRandom random;

	private final int readers;

	private final List<String> subscriptions = new ArrayList<>();

	/**
	 * A year that is about to begin.
	 * @param url of the sandbox
	 * @param readers how many join in the course of the year
	 */
	public Year(String url, Scenario scenario, long seed, int readers) {
		this.client = new Client(url);
		this.scenario = scenario;
		this.random = new SplittableRandom(seed);
		this.readers = readers;
	}

	/** Plays it to its end, and does something of yours after each week. */
	public void play(Runnable afterEachWeek) {
		var product = String.valueOf(this.client.post("/v1/products", Map.of("name", "Unterstützung")).get("id"));
		for (var week = 0; week < WEEKS; week++) {
			var joined = this.readers * week / WEEKS;
			for (var reader = joined; reader < this.readers * (week + 1) / WEEKS; reader++) {
				join(reader, product);
			}
			this.scenario.odds().forEach(this::happen);
			this.client.advance("P7D");
			afterEachWeek.run();
		}
	}

	private void join(int reader, String product) {
		var way = one(WAYS);
		var customer = this.client.post("/v1/customers",
				Map.of("email", "reader-" + reader + "@example.org", "name", "Reader " + reader));
		var session = this.client.post("/v1/checkout/sessions",
				pledge(product, String.valueOf(customer.get("id")), way));
		var bounces = way.equals("sepa_debit") && this.random.nextDouble() < this.scenario.bouncing();
		this.client.post("/_sandbox/checkout/sessions/" + session.get("id") + "/complete",
				Map.of("payment_method", way, "outcome", bounces ? "processing_fails" : "succeeded"));
		this.subscriptions.add(String.valueOf(this.client.newest("/v1/subscriptions").get("id")));
	}

	private Map<String, String> pledge(String product, String customer, String way) {
		var interval = one(INTERVALS).split("/");
		var price = "line_items[0][price_data]";
		var form = new LinkedHashMap<String, String>();
		form.put("mode", "subscription");
		form.put("customer", customer);
		form.put("success_url", "https://example.org/thanks");
		form.put("payment_method_types[0]", way);
		form.put("line_items[0][quantity]", "1");
		form.put(price + "[currency]", "eur");
		form.put(price + "[product]", product);
		form.put(price + "[unit_amount]", one(AMOUNTS));
		form.put(price + "[recurring][interval]", interval[0]);
		form.put(price + "[recurring][interval_count]", interval[1]);
		return form;
	}

	/** As often this week as the odds say on the whole; some find nobody fit for it. */
	private void happen(Act act, double timesAYear) {
		var expected = timesAYear * this.subscriptions.size() / WEEKS;
		var times = (int) expected + ((this.random.nextDouble() < expected % 1) ? 1 : 0);
		for (var time = 0; time < times; time++) {
			happen(act, one(this.subscriptions));
		}
	}

	private void happen(Act act, String subscription) {
		switch (act) {
			case DECLINE -> act(subscription, "fail_next_payment", Map.of());
			case EMPTY_ACCOUNT -> act(subscription, "fail_next_payment", Map.of("times", "0"));
			case REVOKE -> act(subscription, "revoke_mandate", Map.of());
			case DISPUTE -> act(subscription, "dispute", Map.of());
			case INQUIRE -> act(subscription, "inquire", Map.of());
			case WIN -> win();
			case REFUND -> act(subscription, "refund", Map.of());
			case REFUND_PART -> act(subscription, "refund", Map.of("amount", "100"));
			case REFUND_RETURNED -> act(newest("/v1/refunds"), "fail", Map.of());
			case PAUSE -> update(subscription, "pause_collection[behavior]", "void");
			case GO_ON -> update(subscription, "pause_collection", "");
			case LEAVE -> update(subscription, "cancel_at_period_end", "true");
			case LEAVE_AT_ONCE -> this.client.delete("/v1/subscriptions/" + subscription);
			case CHANGE_AMOUNT -> change(subscription);
			case DELETE -> act(customerOf(subscription), "delete", Map.of());
			case PAYOUT_RETURNED -> act(newest("/v1/payouts"), "fail", Map.of());
			default -> disturb(act);
		}
	}

	/** Disturbs once what is told of the account, or what is asked of it. */
	private void disturb(Act act) {
		this.client.post("/_sandbox/faults", switch (act) {
			case LOSE -> Map.of("delivery", "drop");
			case DOUBLE -> Map.of("delivery", "duplicate");
			case SWAP -> Map.of("delivery", "reorder");
			case DELAY -> Map.of("delivery", "delay", "millis", "3000");
			case FORGE -> Map.of("delivery", "foreign_secret");
			case MIX_MODES -> Map.of("delivery", "livemode_flip");
			case FALL_SILENT -> Map.of("route", "GET /v1/invoices", "kind", "status", "status", "503");
			default -> Map.of("route", "GET /v1/charges", "kind", "reset_after");
		});
	}

	private void win() {
		var dispute = newest("/v1/disputes");
		this.client.post("/v1/disputes/" + dispute, Map.of("evidence[uncategorized_text]", "The reader agreed."));
		act(dispute, "dispute_won", Map.of());
	}

	/** Another amount from the next period on, in the same rhythm. */
	private void change(String subscription) {
		for (var item : Client.list(Client.map(this.client.get("/v1/subscriptions/" + subscription), "items"),
				"data")) {
			var price = Client.map(item, "price");
			var recurring = Client.map(price, "recurring");
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

	private void act(String object, String act, Map<String, String> with) {
		this.client.post("/_sandbox/objects/" + object + "/" + act, with);
	}

	private String newest(String path) {
		return String.valueOf(this.client.newest(path).getOrDefault("id", "none"));
	}

	private String one(List<String> some) {
		return some.get(this.random.nextInt(some.size()));
	}

}
