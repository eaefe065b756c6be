package org.tragwerk.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * PostgreSQL is killed repeatedly while readers pledge and webhook events arrive.
 */
class DatabaseCrashTests {

	private static final int CRASHES = Integer.getInteger("crash.rounds", 4);

	private static final int READERS = 2;

	private static final Duration RECOVERY = Duration.ofSeconds(30);

	private final Map<String, PledgingReader> pledged = new ConcurrentHashMap<>();

	private volatile boolean open = true;

	@Test
	@Fault("F94")
	void crashesUnderLoadLoseNothingAndDoubleNothing(@TempDir Path directory) throws Exception {
		try (var database = EmbeddedDatabase.startIn(directory.resolve("data")); var cluster = Cluster.on(database)) {
			var node = cluster
				.start("crashed", "spring.datasource.hikari.connection-timeout=500",
						"tragwerk.limits.pledge-address=10000", "tragwerk.limits.pledge-network=10000")
				.awaitReady();
			try (var network = cluster.network(node)) {
				var readers = start(cluster, node);
				for (int crash = 0; crash < CRASHES; crash++) {
					crashUnderLoad(database, node, network);
				}
				this.open = false;
				readers.shutdown();
				assertThat(readers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
				await("all webhook events are accepted").atMost(Patience.LATER).until(network::isDone);
				await("all customers are worked off").atMost(Patience.LATER).until(cluster::isSynced);
			}
			compare(cluster);
		}
	}

	private void crashUnderLoad(EmbeddedDatabase database, Node node, UnreliableNetwork network) {
		var before = network.accepted();
		await("webhook events come in").atMost(Patience.LATER).until(() -> network.accepted() > before + 20);
		database.crash();
		node.awaitReadiness(false, RECOVERY);
		database.restart();
		node.awaitReadiness(true, RECOVERY);
	}

	private ExecutorService start(Cluster cluster, Node node) {
		var readers = Executors.newFixedThreadPool(READERS);
		for (int i = 0; i < READERS; i++) {
			readers.execute(() -> {
				while (this.open) {
					pledge(cluster, PledgingReader.at(node.baseUrl()));
				}
			});
		}
		return readers;
	}

	/** Sends the form again until the response redirects to Checkout. */
	private void pledge(Cluster cluster, PledgingReader reader) {
		while (true) {
			try {
				var session = reader.pledge("7,50");
				cluster.control().complete(session);
				this.pledged.put(session, reader);
				return;
			}
			catch (AssertionError | RuntimeException ex) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
			}
		}
	}

	private void compare(Cluster cluster) {
		var stripe = ComparedSubscription.atStripe(cluster.control());
		assertThat(stripe).hasSameSizeAs(this.pledged);
		assertThat(ComparedSubscription.ours(cluster.jdbc())).isEqualTo(stripe);
		assertThat(cluster.number("select count from supporter_count")).isEqualTo(stripe.size());
		assertThat(cluster.number("select count(*) from supporter")).isEqualTo(stripe.size());
		var events = cluster.control().events().stream().map((event) -> event.get("id")).toList();
		assertThat(cluster.jdbc().sql("select event_id from stripe_webhook_event").query(String.class).list())
			.containsExactlyInAnyOrderElementsOf(events.stream().map(String::valueOf).toList());
		System.out.printf("%d crashes, %d pledges, %d webhook events%n", CRASHES, stripe.size(), events.size());
	}

}
