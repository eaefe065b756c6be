package org.tragwerk.nodes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.nodes.Failpoints.Moment;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * A node is killed with SIGKILL at the critical points of intake and sync, and restarted.
 */
class KillTests {

	private static Cluster cluster;

	private static Node node;

	private static JdbcClient jdbc;

	private final PledgingReader reader = PledgingReader.at(node.baseUrl());

	@BeforeAll
	static void start() {
		cluster = Cluster.on(SharedSurroundings.database());
		node = cluster.start("killed", "tragwerk.jobs.attempt-sweep=PT1S", "tragwerk.tasks.heartbeat=PT1S");
		cluster.deliverTo(node);
		jdbc = cluster.jdbc();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@BeforeEach
	void awaitReady() {
		node.awaitReady();
	}

	@Test
	@Fault("F19")
	void syncsOnceAfterAnUncommittedWebhookEventIsDeliveredAgain() {
		var session = this.reader.pledge("7,50");
		node.failpoints().set(Moment.UNCOMMITTED, "insert into stripe_webhook_event");
		pay(session);
		killAt(Moment.UNCOMMITTED);
		assertThat(webhookEvents(session)).isZero();
		restart();
		deliverWhatWasRefused();
		awaitOneSubscription(session);
		assertThat(webhookEvents(session)).isPositive();
	}

	@Test
	@Fault("F20")
	void syncsAStoredWebhookEventOnceAfterTheRestart() {
		var session = this.reader.pledge("7,50");
		node.failpoints().set(Moment.BEFORE, "update customer_sync set fence");
		pay(session);
		await().atMost(Patience.LATER).until(() -> statuses(session).equals(List.of("200")));
		killAt(Moment.BEFORE);
		assertThat(subscriptions(session)).isEmpty();
		cluster.control().deliverTo("");
		restart();
		awaitOneSubscription(session);
		cluster.deliverTo(node);
	}

	@Test
	@Fault("F40")
	void findsObjectsCreatedAtStripeWhoseResultWasNotStored() {
		node.failpoints().set(Moment.UNCOMMITTED, "update attempt set");
		var sent = CompletableFuture.supplyAsync(() -> this.reader.send("7,50"));
		killAt(Moment.UNCOMMITTED);
		assertThat(sent).failsWithin(Patience.LATER);
		assertThat(attempt("status")).isEqualTo("STARTED");
		jdbc.sql("update attempt set started_at = started_at - interval '2 minutes' where email = ?")
			.param(this.reader.address())
			.update();
		restart();
		await().atMost(Patience.LATER).until(() -> attempt("status").equals("WAITING"));
		var session = attempt("checkout_id");
		assertThat(customers()).hasSize(1);
		assertThat(cluster.control().list("/v1/checkout/sessions?customer=" + customers().get(0).get("id")))
			.extracting((each) -> each.get("id"))
			.containsExactly(session);
		assertThat(keysOf(session)).hasSizeGreaterThan(1).containsOnly("pledge-" + attempt("id") + "-v1");
		pay(session);
		awaitOneSubscription(session);
	}

	private static void pay(String session) {
		CompletableFuture.runAsync(() -> cluster.control().complete(session));
	}

	private static void killAt(Moment moment) {
		await().atMost(Patience.LATER).until(() -> node.failpoints().isReached(moment));
		node.kill();
		node.failpoints().clear(moment);
	}

	private static void restart() {
		node.restart();
		node.awaitReady();
	}

	/**
	 * Redelivers the events that were not accepted, which the sandbox would do minutes
	 * later.
	 */
	private static void deliverWhatWasRefused() {
		cluster.control()
			.events()
			.stream()
			.filter((event) -> !String.valueOf(event.get("deliveries")).contains("status=200"))
			.forEach((event) -> cluster.control().deliver(String.valueOf(event.get("id"))));
	}

	private void awaitOneSubscription(String session) {
		await().atMost(Patience.LATER).until(() -> subscriptions(session).equals(List.of("ACTIVE")));
		await().atMost(Patience.LATER).until(() -> mails() == 1);
		await().atMost(Patience.LATER).until(KillTests::isSynced);
		assertThat(subscriptions(session)).containsExactly("ACTIVE");
		assertThat(payments(session)).isOne();
		assertThat(mails()).isOne();
		assertThat(number("select count from supporter_count"))
			.isEqualTo(number("select count(*) from subscription where status = 'ACTIVE'"));
	}

	private static boolean isSynced() {
		return number("select count(*) from customer_sync where dirty > done") == 0
				&& number("select count(*) from email where status = 'QUEUED'") == 0;
	}

	private List<Map<String, Object>> customers() {
		return cluster.control().list("/v1/customers?email=" + this.reader.address());
	}

	private static List<String> keysOf(String session) {
		var customer = customerOf(session);
		return cluster.control()
			.requests("POST", "/v1/checkout/sessions")
			.stream()
			.filter((request) -> String.valueOf(request.get("params")).contains(customer))
			.map((request) -> String.valueOf(request.get("idempotencyKey")))
			.toList();
	}

	private static List<String> statuses(String session) {
		var subscription = cluster.control().read("/v1/checkout/sessions/" + session).get("subscription");
		return cluster.control()
			.events()
			.stream()
			.filter((event) -> event.get("object").equals(subscription) || event.get("object").equals(session))
			.flatMap((event) -> ((List<?>) event.get("deliveries")).stream())
			.map((delivery) -> String.valueOf(((Map<?, ?>) delivery).get("status")))
			.distinct()
			.toList();
	}

	private static String customerOf(String session) {
		return String.valueOf(cluster.control().read("/v1/checkout/sessions/" + session).get("customer"));
	}

	private String attempt(String column) {
		return jdbc.sql("select " + column + "::text from attempt where email = ?")
			.param(this.reader.address())
			.query(String.class)
			.single();
	}

	private long mails() {
		return cluster.control().mailTo(this.reader.address()).size();
	}

	private static List<String> subscriptions(String session) {
		return jdbc.sql("select status from subscription where customer_id = ?")
			.param(customerOf(session))
			.query(String.class)
			.list();
	}

	private static long payments(String session) {
		return jdbc
			.sql("select count(*) from payment p join subscription s on s.id = p.purpose_id"
					+ " where s.customer_id = ? and p.status = 'PAID'")
			.param(customerOf(session))
			.query(Long.class)
			.single();
	}

	private static long webhookEvents(String session) {
		return jdbc.sql("select count(*) from stripe_webhook_event where handling = 'SYNC' and provider_id = ?")
			.param(customerOf(session))
			.query(Long.class)
			.single();
	}

	private static long number(String sql) {
		return jdbc.sql(sql).query(Long.class).single();
	}

}
