package org.tragwerk.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * PostgreSQL is killed repeatedly while readers pledge, webhook events arrive and
 * declarations are sent.
 */
class DatabaseCrashTests {

	private static final int CRASHES = Integer.getInteger("crash.rounds", 4);

	private static final Duration RECOVERY = Duration.ofSeconds(30);

	private volatile boolean open = true;

	@Test
	@Fault("F94")
	void crashesUnderLoadLoseAndDuplicateNothing(@TempDir Path directory) throws Exception {
		try (var database = EmbeddedDatabase.startIn(directory.resolve("data")); var cluster = Cluster.on(database)) {
			var node = cluster
				.start("crashed", "spring.datasource.hikari.connection-timeout=500", "tragwerk.tasks.heartbeat=PT1S",
						"tragwerk.limits.pledge-address=10000", "tragwerk.limits.pledge-network=10000",
						"tragwerk.limits.cancellation-network=100000",
						"tragwerk.limits.cancellation-email-network=100000",
						"tragwerk.limits.cancellation-email-total=100000")
				.awaitReady();
			var pledges = new PledgeLoad(cluster, node);
			var declarations = new DeclarationLoad(cluster, node);
			try (var network = cluster.network(node)) {
				var people = start(List.of(pledges, pledges, declarations, declarations));
				for (int crash = 0; crash < CRASHES; crash++) {
					var events = network.accepted();
					var received = declarations.received();
					await("webhook events and declarations come in").atMost(Patience.LATER)
						.until(() -> network.accepted() > events + 20 && declarations.received() > received + 10);
					database.crash();
					node.awaitReadiness(false, RECOVERY);
					database.restart();
					node.awaitReadiness(true, RECOVERY);
				}
				this.open = false;
				people.shutdown();
				assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
				await("all webhook events are accepted").atMost(Patience.LATER).until(network::isDone);
				await("all customers are worked off").atMost(Patience.LATER).until(cluster::isSynced);
				System.out.printf("%d crashes, %s, %s%n", CRASHES, pledges.compare(), declarations.compare());
			}
		}
	}

	/** Repeats each load in a thread of its own until the test closes. */
	private ExecutorService start(List<Runnable> loads) {
		var people = Executors.newFixedThreadPool(loads.size());
		for (var load : loads) {
			people.execute(() -> {
				while (this.open) {
					load.run();
				}
			});
		}
		return people;
	}

}
