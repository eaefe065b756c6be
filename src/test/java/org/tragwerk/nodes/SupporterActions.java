package org.tragwerk.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Random actions of supporters, banks and staff in the dashboard over months: changed
 * amounts, cancellations, failing cards, disputes, returned debits, revoked mandates,
 * refunds, and the advance of time.
 */
final class SupporterActions {

	private static final long FIFTEEN_DAYS = 15 * 86_400;

	private final SandboxControl control;

	private final RestClient api;

	private final List<SeededSubscription> people;

	private final Random random;

	SupporterActions(Cluster cluster, List<SeededSubscription> people, Random random) {
		this.control = cluster.control();
		this.api = RestClient.builder()
			.baseUrl(cluster.sandbox().url())
			.defaultHeader("Authorization", "Bearer sk_test_control")
			.build();
		this.people = people;
		this.random = random;
	}

	/** Makes so many random changes, and then advances the clock. */
	void act(int changes, String time) {
		for (int i = 0; i < changes; i++) {
			change(this.people.get(this.random.nextInt(this.people.size())));
		}
		this.control.advance(time);
	}

	/** Causes an event that contains this word, which marks the end. */
	void say(String word) {
		post("/v1/customers", "name", word);
	}

	private void change(SeededSubscription person) {
		var path = "/v1/subscriptions/" + person.subscriptionId();
		try {
			switch (this.random.nextInt(26)) {
				case 0, 1 -> this.control.perform(person.subscriptionId(), "fail_next_payment");
				case 2 -> this.control.perform(person.subscriptionId(), "cancel");
				case 3 -> post(path, "cancel_at_period_end", "true");
				case 4 -> post(path, "cancel_at_period_end", "false");
				case 5 -> this.control.perform(person.subscriptionId(), "pause");
				case 6 -> post(path, "pause_collection", "");
				case 7 -> post(path, "pause_collection[behavior]", "void");
				case 8 -> changeAmount(person, path);
				case 9 -> this.control.perform(person.subscriptionId(), "dispute");
				case 10 -> this.control.perform(person.subscriptionId(), "dispute", "amount=100");
				case 11 -> this.control.perform(person.subscriptionId(), "inquire");
				case 12 -> this.control.perform(person.subscriptionId(), "refund");
				case 13 -> this.control.perform(person.subscriptionId(), "refund", "amount=100");
				case 14 -> failRefund(person);
				case 15 -> this.control.perform(person.subscriptionId(), "suspect");
				case 16 -> post("/v1/customers/" + person.customerId(), "email", "somebody@example.org");
				case 17 -> this.control.perform(person.customerId(), "delete");
				case 18 -> this.control.perform(debited(person), "deactivate_mandate");
				case 19 -> this.control.perform(debited(person), "revoke_mandate");
				case 20 -> this.control.perform(debited(person), "dispute");
				case 21 -> this.control.perform(person.subscriptionId(), "challenge_next_payment");
				case 22 -> decideDispute();
				case 23 -> payOpenInvoice();
				case 24 -> post(path, "cancel_at", Long.toString(now() + FIFTEEN_DAYS), "proration_behavior", "none");
				default -> post("/v1/refunds", "payment_intent",
						person.payments().get(this.random.nextInt(person.payments().size())).paymentIntentId(),
						"amount", "100");
			}
		}
		catch (HttpClientErrorException ex) {
			// the subscription has ended, or its payment went back already
		}
	}

	/** The subscription of that person, or of the next one who pays by direct debit. */
	private String debited(SeededSubscription person) {
		return this.people.stream()
			.skip(this.people.indexOf(person))
			.filter((each) -> each.pledge().paymentMethodType().equals("sepa_debit"))
			.findFirst()
			.orElse(person)
			.subscriptionId();
	}

	/** A bank decides a dispute, or turns an inquiry into one. */
	private void decideDispute() {
		var disputes = this.control.list("/v1/disputes?limit=100");
		var acts = List.of("dispute_won", "dispute_lost", "escalate");
		if (!disputes.isEmpty()) {
			var dispute = disputes.get(this.random.nextInt(disputes.size())).get("id");
			this.control.perform(String.valueOf(dispute), acts.get(this.random.nextInt(acts.size())));
		}
	}

	/** Staff settle an open invoice outside Stripe, or collect it once more. */
	private void payOpenInvoice() {
		var open = this.control.list("/v1/invoices?status=open&limit=100");
		if (!open.isEmpty()) {
			post("/v1/invoices/" + open.get(this.random.nextInt(open.size())).get("id") + "/pay", "paid_out_of_band",
					Boolean.toString(this.random.nextBoolean()));
		}
	}

	private long now() {
		return Instant.parse(String.valueOf(this.control.clock().get("now"))).getEpochSecond();
	}

	/** A bank sends the latest refund of the person back. */
	private void failRefund(SeededSubscription person) {
		var refund = this.control.list("/v1/payment_intents?customer=" + person.customerId())
			.stream()
			.flatMap((intent) -> this.control.list("/v1/refunds?payment_intent=" + intent.get("id")).stream())
			.findFirst();
		refund.ifPresent((found) -> this.control.perform(String.valueOf(found.get("id")), "fail"));
	}

	private void changeAmount(SeededSubscription person, String path) {
		post(path, "items[0][id]", person.itemId(), "items[0][price_data][currency]", "eur",
				"items[0][price_data][product]", Cluster.PRODUCT, "items[0][price_data][recurring][interval]", "month",
				"items[0][price_data][unit_amount]", Integer.toString(500 + 100 * this.random.nextInt(20)),
				"proration_behavior", "none");
	}

	private void post(String path, String... namesAndValues) {
		var form = new LinkedMultiValueMap<String, String>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			form.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		this.api.post().uri(path).body(form).retrieve().toBodilessEntity();
	}

}
