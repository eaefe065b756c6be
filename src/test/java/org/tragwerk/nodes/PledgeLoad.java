package org.tragwerk.nodes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Readers who pledge and pay, and who send the form again until it is answered.
 */
final class PledgeLoad implements Runnable {

	private final Cluster cluster;

	private final Node node;

	private final Map<String, PledgingReader> pledged = new ConcurrentHashMap<>();

	PledgeLoad(Cluster cluster, Node node) {
		this.cluster = cluster;
		this.node = node;
	}

	/** Pledges once; returns after the payment. */
	@Override
	public void run() {
		var reader = PledgingReader.at(this.node.baseUrl());
		while (!hasPaid(reader)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
		}
	}

	private boolean hasPaid(PledgingReader reader) {
		try {
			var session = reader.pledge("7,50");
			this.cluster.control().complete(session);
			this.pledged.put(session, reader);
			return true;
		}
		catch (AssertionError | RuntimeException ex) {
			return false;
		}
	}

	/** Asserts that the database equals the sandbox, and returns what was compared. */
	String compare() {
		var stripe = ComparedSubscription.atStripe(this.cluster.control());
		assertThat(stripe).hasSameSizeAs(this.pledged);
		assertThat(ComparedSubscription.ours(this.cluster.jdbc())).isEqualTo(stripe);
		assertThat(this.cluster.number("select count from supporter_count")).isEqualTo(stripe.size());
		assertThat(this.cluster.number("select count(*) from supporter")).isEqualTo(stripe.size());
		await("all webhook events are stored").atMost(Patience.LATER)
			.untilAsserted(() -> assertThat(storedEvents()).containsExactlyInAnyOrderElementsOf(sentEvents()));
		return "%d pledges, %d webhook events".formatted(stripe.size(), storedEvents().size());
	}

	private List<String> storedEvents() {
		return this.cluster.jdbc().sql("select event_id from stripe_webhook_event").query(String.class).list();
	}

	private List<String> sentEvents() {
		return this.cluster.control().events().stream().map((event) -> String.valueOf(event.get("id"))).toList();
	}

}
