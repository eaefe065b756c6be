package org.tragwerk.nodes;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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
 * Two nodes work on the same customer at the same time in spite of leases and locks:
 * because a lock expired too early, or because a node was frozen for longer than its
 * lease.
 */
class ConcurrentNodesTests {

	private static final String SESSIONS = "POST /v1/checkout/sessions";

	private static Cluster cluster;

	private static Node first;

	private static Node second;

	private static JdbcClient jdbc;

	private final PledgingReader reader = PledgingReader.at(first.baseUrl());

	@BeforeAll
	static void start() {
		cluster = Cluster.on(SharedSurroundings.database());
		first = cluster.start("first", "tragwerk.jobs.attempt-sweep=PT1S", "tragwerk.tasks.heartbeat=PT1S");
		second = cluster.start("second", "tragwerk.jobs.attempt-sweep=PT1S", "tragwerk.tasks.heartbeat=PT1S");
		jdbc = cluster.jdbc();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@BeforeEach
	void awaitReady() {
		first.awaitReady();
		second.awaitReady();
	}

	@AfterEach
	void clearFaults() {
		cluster.control().clearFaults();
	}

	@Test
	@Fault("F89")
	void aJobThatRunsTwiceHasOneEffect() {
		cluster.control().addRouteFault(SESSIONS, "reset_before", "times=0");
		assertThat(this.reader.send("7,50").statusCode()).isEqualTo(503);
		cluster.control().clearFaults();
		var before = keys().size();
		cluster.control().addRouteFault(SESSIONS, "latency", "times=2", "millis=5000");
		jdbc.sql("update attempt set started_at = started_at - interval '2 minutes' where email = ?")
			.param(this.reader.address())
			.update();
		await("one node asks").atMost(Patience.LATER).until(() -> keys().size() > before);
		jdbc.sql("""
				update job_task set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
					execution_time = now() where task_instance = 'attempt-sweep'""").update();
		await("both nodes ask").atMost(Patience.LATER).until(() -> keys().size() >= before + 2);
		await("one is answered").atMost(Patience.LATER).until(() -> attempt("status").equals("WAITING"));
		assertThat(keys()).containsOnly("pledge-" + attempt("id") + "-v1");
		assertThat(sessions()).containsExactly(attempt("checkout_id"));
	}

	@Test
	@Fault("F91")
	void aNodePausedLongerThanItsLeaseWritesNothing() {
		var session = this.reader.pledge("7,50");
		second.freeze();
		cluster.control().complete(session);
		var customer = String.valueOf(cluster.control().read("/v1/checkout/sessions/" + session).get("customer"));
		first.failpoints().set(Moment.BEFORE, "update customer_sync set done");
		mark(customer);
		await("the first looked").atMost(Patience.LATER).until(() -> first.failpoints().isReached(Moment.BEFORE));
		first.freeze();
		first.failpoints().clear(Moment.BEFORE);
		cluster.expireLeases();
		var subscription = String
			.valueOf(cluster.control().list("/v1/subscriptions?customer=" + customer).get(0).get("id"));
		cluster.control().perform(subscription, "pause");
		second.thaw();
		await("the second takes over").atMost(Patience.LATER).until(() -> statuses(customer).equals(List.of("PAUSED")));
		first.thaw();
		await("the first goes on").atMost(Patience.LATER)
			.until(() -> first.log().contains("on " + customer + " is lost"));
		assertThat(statuses(customer)).containsExactly("PAUSED");
		assertThat(cluster.number("select count(*) from payment")).isOne();
		await("one letter").atMost(Patience.LATER)
			.until(() -> cluster.control().mailTo(this.reader.address()).size() == 1);
	}

	private static void mark(String customer) {
		jdbc.sql("""
				insert into customer_sync (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since)
				values (?, 1, 0, 0, 0, now(), now())""").param(customer).update();
	}

	private List<String> keys() {
		return customers().stream()
			.flatMap((customer) -> cluster.control()
				.requests("POST", "/v1/checkout/sessions")
				.stream()
				.filter((request) -> String.valueOf(request.get("params")).contains(String.valueOf(customer.get("id"))))
				.map((request) -> String.valueOf(request.get("idempotencyKey"))))
			.toList();
	}

	private List<String> sessions() {
		return customers().stream()
			.flatMap((customer) -> cluster.control()
				.list("/v1/checkout/sessions?customer=" + customer.get("id"))
				.stream()
				.map((session) -> String.valueOf(session.get("id"))))
			.toList();
	}

	private List<Map<String, Object>> customers() {
		return cluster.control().list("/v1/customers?email=" + this.reader.address());
	}

	private String attempt(String column) {
		return jdbc.sql("select " + column + "::text from attempt where email = ?")
			.param(this.reader.address())
			.query(String.class)
			.single();
	}

	private static List<String> statuses(String customer) {
		return jdbc.sql("select status from subscription where customer_id = ?")
			.param(customer)
			.query(String.class)
			.list();
	}

}
