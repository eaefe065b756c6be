package org.tragwerk.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.nodes.Failpoints.Moment;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * Refund commands are queued while nodes and PostgreSQL are killed; each refund is made
 * exactly once. {@code -Dkill.rounds=20} kills more often.
 */
class CommandQueueTests {

	private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);

	private static final int REFUNDS_AT_ONCE = 10;

	private static final List<Failpoint> FAILPOINTS = List.of(
			new Failpoint(Moment.BEFORE, "update provider_command set state = 'DONE'"),
			new Failpoint(Moment.UNCOMMITTED, "update provider_command set state = 'DONE'"),
			new Failpoint(Moment.BEFORE, "delete from provider_command_task"),
			new Failpoint(Moment.UNCOMMITTED, "delete from provider_command_task"),
			new Failpoint(Moment.UNCOMMITTED, "update provider_command_task set picked = true"));

	private final Deque<SeededSubscription.Payment> payments = new ArrayDeque<>();

	private final List<SeededSubscription.Payment> asked = new ArrayList<>();

	@Test
	@Fault({ "F40", "F72" })
	void killedNodesLoseNoCommandAndExecuteNoneTwice() {
		try (var cluster = Cluster.on(SharedSurroundings.database())) {
			seed(cluster);
			var node = start(cluster);
			for (int round = 0; round < ROUNDS; round++) {
				FAILPOINTS.forEach((point) -> kill(cluster, node, point));
			}
			awaitAllRefunded(cluster);
			assertThat(keys(cluster).values()).as("some are repeated after they were made")
				.anyMatch((keys) -> keys.size() > 1);
		}
	}

	@Test
	@Fault({ "F94", "F72" })
	void crashesOfTheDatabaseLoseNoCommandAndExecuteNoneTwice(@TempDir Path directory) {
		try (var database = EmbeddedDatabase.startIn(directory.resolve("data")); var cluster = Cluster.on(database)) {
			seed(cluster);
			var node = start(cluster);
			for (int round = 0; round < ROUNDS; round++) {
				crash(cluster, database);
			}
			awaitAllRefunded(cluster);
			assertThat(node.isAlive()).isTrue();
		}
	}

	private static Node start(Cluster cluster) {
		return cluster.start("commanded", CommandNodeMain.class, "tragwerk.tasks.heartbeat=500ms",
				"tragwerk.tasks.poll=200ms", "spring.datasource.hikari.connection-timeout=500",
				"management.endpoint.health.validate-group-membership=false");
	}

	private void kill(Cluster cluster, Node node, Failpoint point) {
		node.failpoints().set(point.moment(), point.statement());
		askForRefunds(cluster);
		await(point.toString()).atMost(Patience.LATER).until(() -> node.failpoints().isReached(point.moment()));
		node.kill();
		node.failpoints().clear(point.moment());
		node.restart();
	}

	private void crash(Cluster cluster, EmbeddedDatabase database) {
		var done = done(cluster);
		askForRefunds(cluster);
		await("commands are executed").atMost(Patience.LATER)
			.pollInterval(Duration.ofMillis(5))
			.until(() -> done(cluster) > done);
		database.crash();
		database.restart();
	}

	private void seed(Cluster cluster) {
		var now = cluster.sandbox().clock().instant();
		var pledges = IntStream.range(0, ROUNDS * FAILPOINTS.size() * REFUNDS_AT_ONCE)
			.mapToObj((index) -> new SeededPledge(index, Cluster.PRODUCT, 500 + index, 1, "card",
					now.minus(Duration.ofDays(20)), null, "supporter" + index + "@example.org", Map.of()))
			.toList();
		cluster.sandbox()
			.seed(pledges, now.minus(Duration.ofDays(30)))
			.forEach((each) -> this.payments.add(each.payments().get(0)));
	}

	/** Queues each command and its task in one transaction, as {@code Commands} does. */
	private void askForRefunds(Cluster cluster) {
		var round = IntStream.range(0, REFUNDS_AT_ONCE).mapToObj((index) -> this.payments.remove()).toList();
		var targets = round.stream().map(SeededSubscription.Payment::paymentIntentId).toArray(String[]::new);
		cluster.jdbc().sql("""
				with command as (
					insert into provider_command (id, request_id, type, target, payload, state, asked_at, attempts)
					select gen_random_uuid(), target, 'REFUND_PAYMENT', target, jsonb_build_object('paymentId', target),
						'OPEN', now(), 0 from unnest(?::text[]) as asked(target)
					returning id, target)
				insert into provider_command_task (task_name, task_instance, group_key, execution_time)
				select 'provider_command', id, target, now() from command""").param(targets).update();
		this.asked.addAll(round);
	}

	private void awaitAllRefunded(Cluster cluster) {
		await("all commands are done").atMost(Patience.LATER).until(() -> done(cluster) == this.asked.size());
		await("all tasks are done").atMost(Patience.LATER)
			.until(() -> cluster.number("select count(*) from provider_command_task") == 0);
		var keys = keys(cluster);
		for (var payment : this.asked) {
			assertThat(cluster.control().list("/v1/refunds?payment_intent=" + payment.paymentIntentId())).hasSize(1);
			assertThat(keys.get(payment.paymentIntentId()).stream().distinct()).hasSize(1);
		}
	}

	/** The idempotency keys of all refund requests, by payment. */
	private static Map<String, List<String>> keys(Cluster cluster) {
		return cluster.control()
			.requests("POST", "/v1/refunds")
			.stream()
			.collect(Collectors.groupingBy(
					(request) -> String.valueOf(((Map<?, ?>) request.get("params")).get("payment_intent")), Collectors
						.mapping((request) -> String.valueOf(request.get("idempotencyKey")), Collectors.toList())));
	}

	private static long done(Cluster cluster) {
		return cluster.number("select count(*) from provider_command where state = 'DONE'");
	}

	/**
	 * The point at which a node is killed.
	 */
	private record Failpoint(Moment moment, String statement) {
	}

}
