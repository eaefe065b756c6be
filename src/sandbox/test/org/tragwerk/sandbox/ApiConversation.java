package org.tragwerk.sandbox;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Calls every route of the sandbox's API and keeps all responses: payments, failed
 * payments, disputes and refunds, and the changes the product makes.
 */
final class ApiConversation {

	private static final String PLEDGE = "mode=subscription&success_url=https://example.org/&client_reference_id=attempt-1"
			+ "&payment_method_types[0]=card&payment_method_types[1]=sepa_debit&payment_method_types[2]=paypal"
			+ "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
			+ "&line_items[0][price_data][recurring][interval]=month&line_items[0][price_data][unit_amount]=750"
			+ "&line_items[0][price_data][product]=" + SandboxFixture.PRODUCT;

	private static final String ONCE = "mode=payment&success_url=https://example.org/&payment_method_types[0]=card"
			+ "&payment_method_types[1]=sepa_debit&line_items[0][quantity]=1"
			+ "&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=2500"
			+ "&line_items[0][price_data][product]=" + SandboxFixture.PRODUCT;

	private static final String SETUP = "mode=setup&success_url=https://example.org/&currency=eur"
			+ "&payment_method_types[0]=card&payment_method_types[1]=sepa_debit";

	private final SandboxFixture fixture;

	private final List<Answer> answers = new ArrayList<>();

	private final List<JsonObject> events = new ArrayList<>();

	private JsonObject first = new JsonObject();

	ApiConversation(SandboxFixture fixture) {
		this.fixture = fixture;
	}

	/** All events, oldest first. */
	List<JsonObject> events() {
		return this.events;
	}

	List<Answer> answers() {
		return this.answers;
	}

	/** Makes all calls. */
	void hold() {
		customer();
		this.first = get("/v1/events").getAsJsonArray("data").get(0).getAsJsonObject();
		catalogue();
		payOnce();
		setUp();
		var card = pledge("card", "succeeded");
		var debit = pledge("sepa_debit", "succeeded");
		pledge("sepa_debit", "processing_fails");
		var paypal = pledge("paypal", "succeeded");
		visit(PLEDGE + "&customer=" + customer(), "card", "declined");
		visit(PLEDGE + "&customer=" + customer(), "card", "requires_action");
		post("/v1/checkout/sessions/" + session(PLEDGE + "&customer=" + customer()) + "/expire");
		session(PLEDGE + "&expires_at=" + (now() + 3_600));
		portal(card);
		var items = get("/v1/subscription_items?subscription=" + card).getAsJsonArray("data");
		get("/v1/subscription_items/" + id(items.get(0).getAsJsonObject()));
		advance("PT3S");
		refund(paypal);
		change(card);
		fail(pledge("card", "succeeded"));
		revoke(debit);
		methods();
		trial();
		prorate();
		rehearse();
		dispute();
		payOut();
		report();
		leave();
	}

	private void catalogue() {
		var product = id(post("/v1/products", "name=Paper"));
		post("/v1/products/" + product, "description=Every+day");
		post("/v1/prices", "currency=eur", "unit_amount=500", "product=" + product, "recurring[interval]=month");
		var customer = customer();
		post("/v1/customers/" + customer, "name=Rosa+L.");
		delete("/v1/customers/" + customer);
		get("/v1/customers/" + customer);
		var endpoint = id(post("/v1/webhook_endpoints", "url=http://localhost:9/", "enabled_events[0]=invoice.paid"));
		post("/v1/webhook_endpoints/" + endpoint, "disabled=true");
		delete("/v1/webhook_endpoints/"
				+ id(post("/v1/webhook_endpoints", "url=http://localhost:9/", "enabled_events[0]=charge.failed")));
		get("/v1/customers/search?query=email:'rosa@example.org'");
		get("/v1/subscriptions/search?query=status:'active'");
		get("/v1/account");
		get("/v1/balance");
	}

	private void payOnce() {
		for (var card : List.of("0005", "0000", "1117")) {
			this.fixture.post("/_sandbox/checkout/sessions/" + session(ONCE) + "/complete",
					"payment_method=card&card=" + card);
		}
		visit(ONCE + "&customer=" + customer() + "&payment_intent_data[setup_future_usage]=off_session", "card",
				"succeeded");
		visit(ONCE, "sepa_debit", "succeeded");
		visit(ONCE, "sepa_debit", "processing_fails");
	}

	private void setUp() {
		visit(SETUP + "&customer=" + customer(), "sepa_debit", "succeeded");
		visit(SETUP, "card", "declined");
		visit(SETUP, "card", "requires_action");
	}

	private void portal(String subscription) {
		var configuration = id(post("/v1/billing_portal/configurations", "features[invoice_history][enabled]=true",
				"features[subscription_cancel][enabled]=true", "features[payment_method_update][enabled]=true"));
		post("/v1/billing_portal/configurations/" + configuration, "metadata[a]=b");
		var session = post("/v1/billing_portal/sessions", "return_url=https://example.org/",
				"configuration=" + configuration,
				"customer=" + get("/v1/subscriptions/" + subscription).get("customer").getAsString());
		var page = session.get("url").getAsString().replaceFirst("^https?://[^/]+", "");
		for (var act : List.of("cancel", "resume", "card")) {
			this.fixture.post(page, "act=" + act + "&last4=4444&subscription=" + subscription);
		}
	}

	private void refund(String subscription) {
		var charge = chargeOf(subscription);
		var refund = id(post("/v1/refunds", "charge=" + charge, "amount=100"));
		post("/v1/refunds/" + refund, "metadata[a]=b");
		post("/v1/refunds", "charge=" + chargeOf(pledge("card", "succeeded")));
		act(refund, "fail");
	}

	/**
	 * Pauses and resumes a subscription, changes its price by a schedule, and releases it
	 * from the schedule.
	 */
	private void change(String subscription) {
		post("/v1/subscriptions/" + subscription, "pause_collection[behavior]=mark_uncollectible");
		advance("P1M");
		advance("PT2H");
		post("/v1/subscriptions/" + subscription, "pause_collection[behavior]=void");
		advance("P1M");
		advance("PT2H");
		post("/v1/subscriptions/" + subscription, "pause_collection=");
		var schedule = post("/v1/subscription_schedules", "from_subscription=" + subscription);
		var phase = schedule.getAsJsonArray("phases").get(0).getAsJsonObject();
		var price = phase.getAsJsonArray("items").get(0).getAsJsonObject().get("price").getAsString();
		post("/v1/subscription_schedules/" + id(schedule), "phases[0][items][0][price]=" + price,
				"phases[0][start_date]=" + phase.get("start_date"), "phases[0][end_date]=" + phase.get("end_date"),
				"phases[1][items][0][price]=" + price, "phases[1][duration][interval]=month", "end_behavior=release");
		post("/v1/subscription_schedules/" + id(schedule) + "/release");
		var last = post("/v1/subscription_schedules", "from_subscription=" + pledge("card", "succeeded"));
		post("/v1/subscription_schedules/" + id(last), "end_behavior=cancel");
		post("/v1/subscriptions/" + subscription, "cancel_at_period_end=true");
	}

	/**
	 * Lets four payments fail, so that the subscription becomes unpaid; finalizes a draft
	 * invoice and pays it by API calls.
	 */
	private void fail(String subscription) {
		this.fixture.post("/_sandbox/account", "after_retries=mark_unpaid");
		act(subscription, "fail_next_payment", "times=4");
		advance("P1M");
		advance("P16D");
		advance("P1M");
		var draft = get("/v1/subscriptions/" + subscription).get("latest_invoice").getAsString();
		post("/v1/invoices/" + draft + "/finalize");
		post("/v1/invoices/" + draft + "/pay");
		var open = get("/v1/invoices?status=open").getAsJsonArray("data");
		post("/v1/invoices/" + id(open.get(0).getAsJsonObject()) + "/void");
		act(subscription, "fail_next_payment", "times=0");
		advance("P1M");
		advance("PT2H");
		var latest = get("/v1/subscriptions/" + subscription).get("latest_invoice").getAsString();
		post("/v1/invoices/" + latest + "/mark_uncollectible");
		this.fixture.post("/_sandbox/account", "after_retries=cancel");
	}

	private void revoke(String subscription) {
		var charge = get("/v1/charges/" + chargeOf(subscription)).getAsJsonObject("payment_method_details");
		get("/v1/mandates/" + charge.getAsJsonObject("sepa_debit").get("mandate").getAsString());
		act(subscription, "revoke_mandate");
		advance("P1M");
		advance("P15D");
	}

	private void methods() {
		var debited = get("/v1/subscriptions/" + pledge("sepa_debit", "succeeded"));
		post("/v1/payment_methods/pm_card_visa/attach", "customer=" + debited.get("customer").getAsString());
		var method = debited.get("default_payment_method").getAsString();
		post("/v1/payment_methods/" + method, "metadata[a]=b");
		post("/v1/payment_methods/" + method + "/detach");
		var carded = pledge("card", "succeeded");
		act(get("/v1/subscriptions/" + carded).get("default_payment_method").getAsString(), "renew_card");
		act(get("/v1/subscriptions/" + carded).get("latest_invoice").getAsString(), "overpay");
		act(carded, "challenge_next_payment");
		act(pledge("card", "succeeded"), "fail_finalization");
		advance("P1M");
		advance("PT2H");
	}

	private void prorate() {
		var behaviour = "&proration_behavior=always_invoice&payment_behavior=pending_if_incomplete";
		for (var paid : List.of(true, false)) {
			var subscription = get("/v1/subscriptions/" + pledge("card", "succeeded"));
			var item = subscription.getAsJsonObject("items").getAsJsonArray("data").get(0).getAsJsonObject();
			post("/v1/invoices/create_preview", "subscription=" + id(subscription));
			act(id(subscription), "fail_next_payment");
			post("/v1/subscriptions/" + id(subscription), "items[0][id]=" + id(item),
					"items[0][quantity]=2" + behaviour);
			if (paid) {
				var latest = get("/v1/subscriptions/" + id(subscription)).get("latest_invoice").getAsString();
				post("/v1/invoices/" + latest + "/pay");
			}
		}
		advance("P1D");
	}

	private void rehearse() {
		var clock = id(post("/v1/test_helpers/test_clocks", "frozen_time=" + now(), "name=Rehearsal"));
		var customer = id(post("/v1/customers", "test_clock=" + clock, "email=anna@example.org"));
		visit(PLEDGE + "&customer=" + customer, "card", "succeeded");
		post("/v1/test_helpers/test_clocks/" + clock + "/advance", "frozen_time=" + (now() + 86_400));
		while (!get("/v1/test_helpers/test_clocks/" + clock).get("status").getAsString().equals("ready")) {
			Thread.onSpinWait();
		}
		post("/v1/test_helpers/test_clocks", "frozen_time=" + now());
		keepNews();
		delete("/v1/test_helpers/test_clocks/" + clock);
		keepNews();
	}

	private void trial() {
		act(pledge("card", "succeeded"), "grant_trial");
		var paused = pledge("card", "succeeded");
		act(paused, "grant_trial");
		var method = get("/v1/subscriptions/" + paused).get("default_payment_method").getAsString();
		post("/v1/payment_methods/" + method + "/detach");
		advance("P8D");
		post("/v1/subscriptions/" + paused + "/resume");
		advance("PT2H");
	}

	private void dispute() {
		for (var end : List.of("dispute_won", "dispute_lost")) {
			var charge = chargeOf(pledge("card", "succeeded"));
			act(charge, "suspect");
			act(charge, "dispute");
			advance("PT3S");
			var dispute = newest("disputes");
			post("/v1/disputes/" + dispute, "evidence[uncategorized_text]=agreed");
			act(dispute, end);
		}
		act(chargeOf(pledge("paypal", "succeeded")), "dispute");
		post("/v1/disputes/" + newest("disputes") + "/close");
		var debited = pledge("sepa_debit", "succeeded");
		advance("P15D");
		act(debited, "dispute");
		act(chargeOf(pledge("card", "succeeded")), "inquire");
		advance("PT3S");
	}

	private void payOut() {
		act(newest("payouts"), "fail");
		this.fixture.post("/_sandbox/account", "payouts=manual");
		for (var reader = 0; reader < 5; reader++) {
			visit(ONCE, "card", "succeeded");
		}
		advance("P8D");
		var payout = id(post("/v1/payouts", "amount=100", "currency=eur"));
		post("/v1/payouts/" + payout, "metadata[a]=b");
		post("/v1/payouts/" + payout + "/cancel");
	}

	private void report() {
		var interval = "parameters[interval_start]=" + (now() - 86_400 * 300) + "&parameters[interval_end]=" + now();
		for (var type : get("/v1/reporting/report_types").getAsJsonArray("data")) {
			var id = id(type.getAsJsonObject());
			get("/v1/reporting/report_types/" + id);
			post("/v1/reporting/report_runs", "report_type=" + id, interval);
		}
		advance("PT2M");
		var latest = get("/v1/reporting/report_runs").getAsJsonArray("data").get(0).getAsJsonObject();
		get("/v1/files/" + id(latest.getAsJsonObject("result")));
	}

	private void leave() {
		delete("/v1/subscriptions/" + pledge("card", "succeeded"));
		advance("P1D");
	}

	/** Advances the clock, and collects the events until then. */
	private void advance(String period) {
		keepNews();
		this.fixture.advance(period);
		keepNews();
	}

	private void keepNews() {
		for (var page = news(); !page.isEmpty(); page = news()) {
			for (int index = page.size() - 1; index >= 0; index--) {
				this.events.add(page.get(index).getAsJsonObject());
			}
		}
	}

	private JsonArray news() {
		var last = this.events.isEmpty() ? this.first : this.events.get(this.events.size() - 1);
		return get("/v1/events?limit=100&ending_before=" + id(last)).getAsJsonArray("data");
	}

	private String customer() {
		return id(post("/v1/customers", "email=rosa@example.org", "name=Rosa"));
	}

	private String session(String form) {
		return id(post("/v1/checkout/sessions", form));
	}

	private String pledge(String way, String outcome) {
		var session = visit(PLEDGE + "&customer=" + customer(), way, outcome);
		return get("/v1/checkout/sessions/" + session).get("subscription").getAsString();
	}

	private String visit(String form, String way, String outcome) {
		var session = session(form);
		this.fixture.post("/_sandbox/checkout/sessions/" + session + "/complete",
				"payment_method=" + way + "&outcome=" + outcome);
		return session;
	}

	private String chargeOf(String subscription) {
		var customer = get("/v1/subscriptions/" + subscription).get("customer").getAsString();
		return id(get("/v1/charges?customer=" + customer).getAsJsonArray("data").get(0).getAsJsonObject());
	}

	private String newest(String objects) {
		return id(get("/v1/" + objects + "?limit=1").getAsJsonArray("data").get(0).getAsJsonObject());
	}

	private long now() {
		return this.fixture.sandbox.clock().instant().getEpochSecond();
	}

	private void act(String object, String act, String... with) {
		var answer = this.fixture.post("/_sandbox/objects/" + object + "/" + act, String.join("&", with));
		if (answer.statusCode() != 200) {
			throw new AssertionError(act + " " + object + ": " + answer.body());
		}
	}

	private JsonObject post(String path, String... fields) {
		return answer("POST", path, String.join("&", fields));
	}

	JsonObject get(String path) {
		return answer("GET", path, "");
	}

	private JsonObject delete(String path) {
		return answer("DELETE", path, "");
	}

	private JsonObject answer(String method, String path, String form) {
		var answer = this.fixture.api(method, path, form);
		if (answer.statusCode() != 200) {
			throw new AssertionError(method + " " + path + ": " + answer.body());
		}
		var json = JsonParser.parseString(answer.body()).getAsJsonObject();
		this.answers.add(new Answer(method, path.replaceFirst("\\?.*", ""), json));
		return json;
	}

	static String id(JsonObject object) {
		return object.get("id").getAsString();
	}

	/** One response of the API. */
	record Answer(String method, String path, JsonObject json) {

	}

}
