package org.tragwerk.stripe.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.SharedSurroundings;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharedRateLimiterTests {

	private static final int PER_SECOND = 40;

	/** The calls that all buckets together allow at once. */
	private static final int BURST = 9;

	private static DataSource database;

	private final String endpoint = "GET /v1/" + UUID.randomUUID();

	@BeforeAll
	static void createDatabase() {
		database = new DriverManagerDataSource(SharedSurroundings.database().create(), EmbeddedDatabase.APPLICATION,
				EmbeddedDatabase.PASSWORD);
	}

	@Test
	@Fault("F97")
	void limitsTwoNodesTogether() throws Exception {
		var nodes = List.of(new SharedRateLimiter(database, PER_SECOND), new SharedRateLimiter(database, PER_SECOND));
		var calls = callAtOnce(nodes, 10);
		for (int first = 0; first + PER_SECOND + BURST < calls.size(); first++) {
			assertThat(Duration.ofNanos(calls.get(first + PER_SECOND + BURST) - calls.get(first)))
				.isGreaterThan(Duration.ofMillis(950));
		}
		assertThat(calls).hasSize(80);
	}

	@ParameterizedTest
	@Fault({ "F32", "F97" })
	@EnumSource(RequestPriority.class)
	void keepsAShareForEachPriority(RequestPriority priority) {
		var slow = new SharedRateLimiter(database, 1);
		for (var other : RequestPriority.values()) {
			if (other != priority) {
				exhaust(slow, other);
			}
		}
		assertThat(CompletableFuture.runAsync(() -> slow.acquire(this.endpoint, priority)))
			.succeedsWithin(Duration.ofSeconds(5));
	}

	@Test
	@Fault({ "F32", "F93" })
	void doesNotSuspendReadersAfter429OfOthers() {
		var sharedRateLimiter = new SharedRateLimiter(database, PER_SECOND);
		for (var complained : RequestPriority.values()) {
			sharedRateLimiter.penalize(this.endpoint, complained);
		}
		for (int call = 0; call < 3; call++) {
			assertThat(timeOf(() -> sharedRateLimiter.acquire(this.endpoint, RequestPriority.READER)))
				.isLessThan(Duration.ofSeconds(2));
		}
	}

	@ParameterizedTest
	@Fault({ "F93", "F97" })
	@EnumSource(names = { "SWEEP", "WEBHOOK", "CHECKOUT" })
	void suspendsCallsAfter429(RequestPriority priority) {
		var sharedRateLimiter = new SharedRateLimiter(database, PER_SECOND);
		sharedRateLimiter.acquire(this.endpoint, priority);
		sharedRateLimiter.penalize(this.endpoint, priority);
		assertThat(timeOf(() -> sharedRateLimiter.acquire(this.endpoint, priority)))
			.isGreaterThan(Duration.ofSeconds(3));
	}

	@Test
	@Fault("F97")
	void suspendsOnlyLowerPriorities() {
		var sharedRateLimiter = new SharedRateLimiter(database, PER_SECOND);
		sharedRateLimiter.penalize(this.endpoint, RequestPriority.WEBHOOK);
		assertThat(timeOf(() -> sharedRateLimiter.acquire(this.endpoint, RequestPriority.CHECKOUT)))
			.isLessThan(Duration.ofSeconds(2));
		assertThat(timeOf(() -> sharedRateLimiter.acquire(this.endpoint, RequestPriority.SWEEP)))
			.isGreaterThan(Duration.ofSeconds(3));
	}

	/** Makes more calls than the priority may make without waiting, and does not wait. */
	private void exhaust(SharedRateLimiter slow, RequestPriority priority) {
		Thread.currentThread().interrupt();
		for (int call = 0; call < 8; call++) {
			slow.acquire(this.endpoint, priority);
		}
		assertThat(Thread.interrupted()).isTrue();
	}

	private static Duration timeOf(Runnable call) {
		var started = System.nanoTime();
		call.run();
		return Duration.ofNanos(System.nanoTime() - started);
	}

	private List<Long> callAtOnce(List<SharedRateLimiter> nodes, int each) throws Exception {
		var pool = Executors.newFixedThreadPool(nodes.size() * RequestPriority.values().length);
		try {
			var tasks = new ArrayList<Callable<List<Long>>>();
			for (var node : nodes) {
				for (var priority : RequestPriority.values()) {
					tasks.add(() -> call(node, priority, each));
				}
			}
			var calls = new ArrayList<Long>();
			for (var future : pool.invokeAll(tasks)) {
				calls.addAll(future.get());
			}
			return calls.stream().sorted().toList();
		}
		finally {
			pool.shutdownNow();
		}
	}

	private List<Long> call(SharedRateLimiter sharedRateLimiter, RequestPriority priority, int times) {
		var calls = new ArrayList<Long>();
		for (int i = 0; i < times; i++) {
			sharedRateLimiter.acquire(this.endpoint, priority);
			calls.add(System.nanoTime());
		}
		return calls;
	}

}
