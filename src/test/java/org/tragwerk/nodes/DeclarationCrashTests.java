package org.tragwerk.nodes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tragwerk.CancelingReader;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.Visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * PostgreSQL is killed repeatedly while declarations are sent.
 */
class DeclarationCrashTests {

	private static final int CRASHES = Integer.getInteger("crash.rounds", 2);

	private static final int PEOPLE = 3;

	private static final Duration RECOVERY = Duration.ofSeconds(30);

	private final Set<String> addresses = ConcurrentHashMap.newKeySet();

	private volatile boolean open = true;

	@Test
	@Fault("F94")
	void crashesUnderLoadLoseNoDeclarationAndDoubleNone(@TempDir Path directory) throws Exception {
		try (var database = EmbeddedDatabase.startIn(directory.resolve("data")); var cluster = Cluster.on(database)) {
			var node = cluster
				.start("declared", "spring.datasource.hikari.connection-timeout=500", "tragwerk.tasks.heartbeat=PT1S",
						"tragwerk.limits.cancellation-network=100000")
				.awaitReady();
			var people = Executors.newFixedThreadPool(PEOPLE);
			for (int i = 0; i < PEOPLE; i++) {
				people.execute(() -> {
					while (this.open) {
						declare(node);
					}
				});
			}
			for (int crash = 0; crash < CRASHES; crash++) {
				crashUnderLoad(database, node);
			}
			this.open = false;
			people.shutdown();
			assertThat(people.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
			compare(cluster);
		}
	}

	private void crashUnderLoad(EmbeddedDatabase database, Node node) {
		var before = this.addresses.size();
		await("declarations come in").atMost(Patience.LATER).until(() -> this.addresses.size() > before + 10);
		database.crash();
		node.awaitReadiness(false, RECOVERY);
		database.restart();
		node.awaitReadiness(true, RECOVERY);
	}

	/** Sends the same form again until its receipt is shown. */
	private void declare(Node node) {
		var visitor = new Visitor(node.baseUrl());
		var fields = CancelingReader.fields(UUID.randomUUID() + "@example.org");
		while (!isReceived(visitor, fields)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
		}
		this.addresses.add(fields.get("email"));
	}

	private static boolean isReceived(Visitor visitor, Map<String, String> fields) {
		try {
			if (!fields.containsKey("key")) {
				fields.putAll(Visitor.hiddenFields(visitor.get("/cancel").body()));
				return false;
			}
			var answer = visitor.post("/cancel", fields);
			return answer.statusCode() == 303
					&& visitor.get(answer.headers().firstValue("location").orElseThrow()).statusCode() == 200;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private void compare(Cluster cluster) {
		await("all declarations are matched").atMost(Patience.LATER)
			.until(() -> cluster.number("select count(*) from declaration_task") == 0);
		assertThat(cluster.jdbc()
			.sql("select email from declaration where unclear_reason = 'NO_CONTRACT'")
			.query(String.class)
			.list()).containsExactlyInAnyOrderElementsOf(this.addresses);
		await("all are confirmed").atMost(Patience.LATER)
			.until(() -> this.addresses.stream().noneMatch((each) -> cluster.control().mailTo(each).isEmpty()));
		System.out.printf("%d crashes, %d declarations%n", CRASHES, this.addresses.size());
	}

}
