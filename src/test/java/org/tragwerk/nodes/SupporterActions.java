package org.tragwerk.nodes;

import java.util.List;
import java.util.Random;

import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/**
 * Random actions of supporters, banks and staff in the dashboard over months: changed
 * amounts, cancellations, failing cards, disputes, refunds, and the advance of time.
 */
final class SupporterActions {

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
			switch (this.random.nextInt(18)) {
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
				default -> this.control.perform(person.customerId(), "delete");
			}
		}
		catch (HttpClientErrorException ex) {
			// the subscription has ended, or its payment went back already
		}
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
