package org.tragwerk.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.DatabaseProxy;
import org.tragwerk.Node;
import org.tragwerk.Patience;
import org.tragwerk.TragwerkTest;
import org.tragwerk.testing.Ports;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node whose database becomes unavailable and available again, without Stripe and mail
 * server.
 */
@TragwerkTest
class DeadDatabaseTests {

	private static final String COUNT = "/api/v1/campaigns/danke";

	private DatabaseProxy proxy;

	@BeforeEach
	void open(@Autowired ApplicationContext test) {
		this.proxy = DatabaseProxy.to(test.getEnvironment().getRequiredProperty("spring.datasource.url"));
	}

	@AfterEach
	void close() throws IOException {
		this.proxy.close();
	}

	@Test
	@Fault("F94")
	void isReadyWithAndLiveWithoutTheDatabase(@Autowired ApplicationContext test) {
		try (var node = nodeBehindTheGate(test, "tragwerk.tasks.metrics", "PT0.1S")) {
			eventually(() -> assertThat(health(node)).containsExactly(200, 200, 200, 200));
			eventually(() -> assertThat(scrape(node)).contains("tragwerk_sync_queue_open{priority=\"reader\"} 0.0",
					"tragwerk_tasks_dead{queue=\"email\"} 0.0"));
			this.proxy.cut();
			eventually(() -> assertThat(health(node)).containsExactly(200, 503, 200, 503));
			eventually(() -> assertThat(scrape(node)).contains("tragwerk_sync_queue_open{priority=\"reader\"} NaN",
					"tragwerk_tasks_dead{queue=\"email\"} NaN", "tragwerk_commands_open{type=\"EXPIRE_CHECKOUT\"} NaN",
					"tragwerk_campaign_version"));
			assertThat(new Web(node.port()).get(COUNT).statusCode()).isEqualTo(200);
			this.proxy.restore();
			eventually(() -> assertThat(health(node)).containsExactly(200, 200, 200, 200));
			eventually(() -> assertThat(scrape(node)).contains("tragwerk_sync_queue_open{priority=\"reader\"} 0.0"));
		}
	}

	@Test
	@Fault("F94")
	void isNotReadyBeforeTheCountIsRead(@Autowired ApplicationContext test) throws Exception {
		var port = Ports.free();
		var management = Ports.free();
		var address = test.getEnvironment().getRequiredProperty("spring.datasource.url");
		var database = JdbcClient.create(new DriverManagerDataSource(address, "postgres", "postgres"));
		var count = database.sql("delete from supporter_count returning count").query(Long.class).single();
		var starting = CompletableFuture.supplyAsync(() -> Node.beside(test, "server.port", Integer.toString(port),
				"management.server.port", Integer.toString(management)));
		try {
			Awaitility.await()
				.ignoreExceptions()
				.atMost(Patience.LATER)
				.untilAsserted(() -> assertThat(readiness(port, management)).containsExactly(503, 503));
			assertThat(new Web(port).get(COUNT).statusCode()).isEqualTo(503);
		}
		finally {
			database.sql("insert into supporter_count (count) values (?)").param(count).update();
		}
		try (var node = starting.get()) {
			assertThat(new Web(port).get(COUNT).statusCode()).isEqualTo(200);
			assertThat(readiness(port, management)).containsExactly(200, 200);
			assertThat(health(node)).containsExactly(200, 200, 200, 200);
		}
	}

	private static Integer[] readiness(int port, int management) {
		return new Integer[] { new Web(management).get("/actuator/health/readiness").statusCode(),
				new Web(port).get("/readyz").statusCode() };
	}

	@Test
	@Fault({ "F94", "F113" })
	void servesTheCountWithoutTheDatabase(@Autowired ApplicationContext test) throws Exception {
		try (var node = nodeBehindTheGate(test, "tragwerk.tasks.metrics", "PT1H", "tragwerk.jobs.sync", "PT1H",
				"tragwerk.jobs.card-testing", "PT1H", "tragwerk.jobs.bulk-sync", "PT1H", "tragwerk.jobs.backlog",
				"PT1H", "tragwerk.tasks.poll", "PT1H", "tragwerk.tasks.heartbeat", "PT1H")) {
			eventually(() -> assertThat(new Web(node.port()).get(COUNT).statusCode()).isEqualTo(200));
			restAfterTheStart();
			var start = System.nanoTime();
			var before = this.proxy.statements();
			while (secondsSince(start) < 5) {
				assertThat(ask(node, 1_000)).isEqualTo(1_000);
			}
			assertThat((double) (this.proxy.statements() - before)).isLessThan(secondsSince(start));
			this.proxy.cut();
			assertThat(ask(node, 5_000)).isEqualTo(5_000);
		}
	}

	/** Waits for a second without database statements. */
	private void restAfterTheStart() {
		var seen = new AtomicLong(-1);
		Awaitility.await()
			.pollInterval(Duration.ofSeconds(1))
			.atMost(Patience.SOON)
			.until(() -> seen.getAndSet(this.proxy.statements()) == this.proxy.statements());
	}

	private static double secondsSince(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	/**
	 * Sends so many requests as fast as possible, and returns the number of successful
	 * responses.
	 */
	private static long ask(Node node, int requests) throws Exception {
		var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + node.port() + COUNT)).build();
		Callable<Long> reader = () -> {
			var well = 0L;
			for (var sent = 0; sent < requests / 4; sent++) {
				well += (client.send(request, BodyHandlers.discarding()).statusCode() == 200) ? 1 : 0;
			}
			return well;
		};
		var readers = Executors.newFixedThreadPool(4);
		try {
			var well = 0L;
			for (var answered : readers.invokeAll(IntStream.range(0, 4).mapToObj((any) -> reader).toList())) {
				well += answered.get();
			}
			return well;
		}
		finally {
			readers.shutdownNow();
		}
	}

	private Node nodeBehindTheGate(ApplicationContext test, String... own) {
		var settings = new String[] { "spring.datasource.url", this.proxy.url(), "tragwerk.stripe.api-base",
				"http://localhost:1", "spring.mail.port", "1", "spring.datasource.hikari.connection-timeout", "1000" };
		var all = java.util.Arrays.copyOf(settings, settings.length + own.length);
		System.arraycopy(own, 0, all, settings.length, own.length);
		return Node.beside(test, all);
	}

	private static Integer[] health(Node node) {
		var inside = new Web(node.managementPort());
		var outside = new Web(node.port());
		return new Integer[] { inside.get("/actuator/health/liveness").statusCode(),
				inside.get("/actuator/health/readiness").statusCode(), outside.get("/livez").statusCode(),
				outside.get("/readyz").statusCode() };
	}

	private static String scrape(Node node) {
		var answer = new Web(node.managementPort()).get("/actuator/prometheus");
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().dontCatchUncaughtExceptions().atMost(Patience.SOON).untilAsserted(assertion);
	}

}
