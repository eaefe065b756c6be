package org.tragwerk.stripe.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class SharedRateLimiterTests {

	private static final int PER_SECOND = 40;

	private final String endpoint = "GET /v1/" + UUID.randomUUID();

	@Autowired
	private DataSource database;

	@Test
	@Fault("F97")
	void twoNodesTogetherStayBelowWhatStripeAllows() throws Exception {
		var calls = callFrom(List.of(new SharedRateLimiter(this.database, PER_SECOND),
				new SharedRateLimiter(this.database, PER_SECOND)), 40);
		for (int first = 0; first + PER_SECOND + 5 < calls.size(); first++) {
			assertThat(Duration.ofNanos(calls.get(first + PER_SECOND + 5) - calls.get(first)))
				.isGreaterThan(Duration.ofMillis(950));
		}
		assertThat(calls).hasSize(80);
	}

	@Test
	@Fault("F97")
	void restsWhenStripeComplains() {
		var sharedRateLimiter = new SharedRateLimiter(this.database, PER_SECOND);
		sharedRateLimiter.acquire(this.endpoint);
		sharedRateLimiter.penalize(this.endpoint);
		var started = System.nanoTime();
		sharedRateLimiter.acquire(this.endpoint);
		assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThan(Duration.ofSeconds(3));
	}

	private List<Long> callFrom(List<SharedRateLimiter> nodes, int each) throws Exception {
		var pool = Executors.newFixedThreadPool(2 * nodes.size());
		try {
			var tasks = new ArrayList<Callable<List<Long>>>();
			for (int i = 0; i < 2 * nodes.size(); i++) {
				var node = nodes.get(i % nodes.size());
				tasks.add(() -> call(node, each / 2));
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

	private List<Long> call(SharedRateLimiter sharedRateLimiter, int times) {
		var calls = new ArrayList<Long>();
		for (int i = 0; i < times; i++) {
			sharedRateLimiter.acquire(this.endpoint);
			calls.add(System.nanoTime());
		}
		return calls;
	}

}
