package org.tragwerk.nodes;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.CancelingReader;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.Visitor;
import org.tragwerk.nodes.Failpoints.Moment;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * A node is killed with SIGKILL while it executes declarations, and restarted.
 */
class DeclarationKillTests {

	private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);

	private static Cluster cluster;

	private static Node node;

	private static JdbcClient jdbc;

	private CancelingReader reader;

	@BeforeAll
	static void start() {
		cluster = Cluster.on(SharedSurroundings.database());
		node = cluster.start("declared", "tragwerk.tasks.heartbeat=PT1S");
		cluster.deliverTo(node);
		jdbc = cluster.jdbc();
	}

	@AfterAll
	static void close() {
		cluster.close();
	}

	@BeforeEach
	void begin() {
		node.awaitReady();
		this.reader = CancelingReader.at(node.baseUrl(), cluster.control());
	}

	@Test
	@Fault("F20")
	void executesAStoredDeclarationOnceAfterTheRestart() {
		for (int round = 0; round < ROUNDS; round++) {
			begin();
			var declared = cancelAndKillAt(Moment.BEFORE, "insert into declared_end");
			assertThat(declared).succeedsWithin(Patience.LATER);
			assertThat(statuses()).containsExactly("NEW");
			restart();
			awaitOneEnd();
			await().atMost(Patience.LATER).until(() -> this.reader.mails("Ihre Kündigung ist eingegangen") == 1);
		}
	}

	@Test
	@Fault("F20")
	void doesNotRepeatAnExecutionWhoseResultWasNotStored() {
		for (int round = 0; round < ROUNDS; round++) {
			begin();
			var declared = cancelAndKillAt(Moment.UNCOMMITTED, "delete from declaration_task");
			assertThat(declared).succeedsWithin(Patience.LATER);
			assertThat(statuses()).containsExactly("EXECUTED");
			restart();
			awaitOneEnd();
		}
	}

	@Test
	@Fault("F36")
	void storesADeclarationOnceThatIsSentAgain() {
		for (int round = 0; round < ROUNDS; round++) {
			var address = UUID.randomUUID() + "@example.org";
			var visitor = new Visitor(node.baseUrl());
			var fields = CancelingReader.fields(address);
			fields.putAll(Visitor.hiddenFields(visitor.get("/cancel").body()));
			node.failpoints().set(Moment.UNCOMMITTED, "insert into declaration_task");
			var declared = CompletableFuture.supplyAsync(() -> visitor.post("/cancel", fields));
			killAt(Moment.UNCOMMITTED);
			assertThat(declared).failsWithin(Patience.LATER);
			assertThat(statuses(address)).isEmpty();
			restart();
			assertThat(visitor.post("/cancel", fields).statusCode()).isEqualTo(303);
			assertThat(visitor.post("/cancel", fields).statusCode()).isEqualTo(303);
			await().atMost(Patience.LATER).until(() -> statuses(address).equals(List.of("UNCLEAR")));
			await().atMost(Patience.LATER).until(() -> cluster.control().mailTo(address).size() == 1);
		}
	}

	private CompletableFuture<?> cancelAndKillAt(Moment moment, String statement) {
		node.failpoints().set(moment, statement);
		var declared = CompletableFuture.supplyAsync(() -> this.reader.cancel("reference=" + this.reader.reference()));
		killAt(moment);
		return declared;
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

	private void awaitOneEnd() {
		await().atMost(Patience.LATER).until(() -> statuses().equals(List.of("EXECUTED")));
		await().atMost(Patience.LATER).until(() -> cluster.number("select count(*) from declaration_task") == 0);
		assertThat(ends()).isOne();
	}

	private List<String> statuses() {
		return statuses(this.reader.address());
	}

	private static List<String> statuses(String address) {
		return jdbc.sql("select status from declaration where email = ?").param(address).query(String.class).list();
	}

	private long ends() {
		return jdbc.sql("select count(*) from declared_end join declaration on id = declaration_id where email = ?")
			.param(this.reader.address())
			.query(Long.class)
			.single();
	}

}
