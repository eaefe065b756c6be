package org.tragwerk.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.nodes.UnreliableNetwork.Disorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * Months of webhook events for hundreds of subscriptions are delivered to two nodes, of
 * which one is killed twice, over a network that reorders, duplicates and drops them.
 * After a sweep the database equals the sandbox.
 */
class StormTests {

	private static final int KNOWN = 480;

	private static final int WAITING = 20;

	private static final int LEAST = 20_000;

	private static final int WINDOW = 1_000;

	private static final int MOST_TIMES = 4;

	private static final double DROPPED = 0.1;

	private static final Duration LONG = Duration.ofSeconds(300);

	/** The time within which commands are executed that wait for nobody. */
	private static final Duration SETTLED = Duration.ofSeconds(15);

	private static final int ROUNDS = 6;

	private static final int WEEKS = 8;

	/**
	 * Settings that speed the test up: no effective rate limit, frequent sweeps, and
	 * frequent heartbeats, so that tasks of a killed node are soon taken over.
	 */
	private static final String[] FAST = { "tragwerk.stripe.calls-per-second=1000",
			"tragwerk.jobs.subscription-sweep=PT1S", "tragwerk.jobs.attempt-sweep=PT2S",
			"tragwerk.jobs.reversal-sweep=PT2S", "tragwerk.tasks.heartbeat=PT1S" };

	private static Cluster cluster;

	private static Node steady;

	private static Node killed;

	private static UnreliableNetwork network;

	@BeforeAll
	static void start() {
		cluster = Cluster.on(SharedSurroundings.database());
		steady = cluster.start("steady", FAST);
		killed = cluster.start("killed", FAST);
		steady.awaitReady();
		killed.awaitReady();
		network = new UnreliableNetwork(List.of(steady, killed));
	}

	@AfterAll
	static void close() {
		network.close();
		cluster.close();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@Fault({ "F23", "F72", "F114" })
	void endsInStripesStateAfterAStormOfWebhooks(long seed) throws Exception {
		cluster.reset();
		var random = new Random(seed);
		network.disturb(new Disorder(new Random(seed), WINDOW, MOST_TIMES, DROPPED));
		cluster.control().deliverTo(network.url());
		var actions = new SupporterActions(cluster, SeededSupporters.seed(cluster, KNOWN, WAITING), random);
		network.finishAfter("the last of seed " + seed);
		var first = random.nextInt(5_000);
		var second = random.nextInt(5_000);
		var kills = CompletableFuture.runAsync(() -> killTwice(first, second));
		for (int step = 0; step < 6; step++) {
			actions.act(10, "P10D");
		}
		actions.say("the last of seed " + seed);
		await("all is brought").atMost(LONG).until(network::isDone);
		kills.get();
		cluster.expireLeases();
		await("all is worked off").atMost(LONG).until(cluster::isSynced);
		var lost = lost();
		var rounds = 0;
		do {
			sweep();
			execute();
		}
		while (!isTruth() && ++rounds < ROUNDS);
		System.out.printf("Seed %d: %d webhook events accepted, %d lost, %d subscriptions were wrong until the sweep%n",
				seed, network.accepted(), network.dropped(), lost);
		compare(seed);
	}

	/** The first {@code storm.seeds} seeds, or the single {@code storm.seed}. */
	static LongStream seeds() {
		var only = Long.getLong("storm.seed");
		return (only != null) ? LongStream.of(only) : LongStream.rangeClosed(1, Long.getLong("storm.seeds", 1));
	}

	private static void killTwice(int first, int second) {
		await().atMost(LONG).until(() -> network.accepted() > 1_000 + first);
		killed.kill();
		killed.restart();
		killed.awaitReady();
		await().atMost(LONG).until(() -> network.accepted() > 8_000 + second);
		killed.kill();
		killed.restart();
		killed.awaitReady();
	}

	private static long lost() {
		var ours = ComparedSubscription.ours(cluster.jdbc());
		return ComparedSubscription.atStripe(cluster.control())
			.entrySet()
			.stream()
			.filter((each) -> !each.getValue().equals(ours.get(each.getKey())))
			.count();
	}

	private static boolean isTruth() {
		return cluster.isSynced() && openCommands() == 0 && lost() == 0
				&& ComparedMoney.ours(cluster.jdbc()).equals(ComparedMoney.atStripe(cluster.control()));
	}

	private static long openCommands() {
		return cluster.number("select count(*) from provider_command where state = 'OPEN'");
	}

	/** Makes all syncs older than a day, so that the sweeps sync every customer. */
	private static void sweep() {
		cluster.jdbc().sql("update customer_sync set dirty_since = dirty_since - interval '2 days'").update();
		await("all are looked at again").atMost(LONG).until(() -> cluster.number("""
				select count(*) from customer_sync j join subscription s on s.customer_id = j.provider_id
				where s.ended_at is null and j.dirty_since < now() - interval '1 day'""") == 0);
		await("all are worked off again").atMost(LONG).until(cluster::isSynced);
	}

	/**
	 * Executes all commands; those that wait for a bank are due again, and a week passes
	 * if they wait all the same.
	 */
	private static void execute() {
		for (int week = 0; !isExecuted() && week < WEEKS; week++) {
			cluster.control().advance("P7D");
		}
		assertThat(openCommands()).isZero();
	}

	private static boolean isExecuted() {
		cluster.jdbc()
			.sql("update provider_command_task set execution_time = now() where not picked and dead_at is null")
			.update();
		var end = System.nanoTime() + SETTLED.toNanos();
		while (openCommands() > 0 && System.nanoTime() < end) {
			LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
		}
		return openCommands() == 0;
	}

	private static void compare(long seed) {
		var stripe = ComparedSubscription.atStripe(cluster.control());
		assertThat(stripe).as("seed %d", seed).hasSize(KNOWN + WAITING);
		assertThat(ComparedSubscription.ours(cluster.jdbc())).as("seed %d", seed).isEqualTo(stripe);
		assertThat(ComparedMoney.ours(cluster.jdbc())).as("seed %d", seed)
			.isEqualTo(ComparedMoney.atStripe(cluster.control()));
		var supporters = SupportersAtStripe.count(cluster.control());
		assertCount(seed, supporters);
		recount();
		assertCount(seed, supporters);
		assertThat(cluster.number("select count(*) from customer_sync where attempts > 0")).as("seed %d", seed)
			.isZero();
		assertThat(cluster.number("select sum(examined) from sweep_run where kind = 'subscriptions'")).isPositive();
		assertThat(network.accepted()).as("seed %d", seed).isGreaterThanOrEqualTo(LEAST);
		assertThat(network.dropped()).as("seed %d", seed).isPositive();
	}

	private static void assertCount(long seed, long supporters) {
		assertThat(cluster.number("select count from supporter_count")).as("seed %d", seed).isEqualTo(supporters);
		assertThat(cluster.number("select count(*) from supporter")).as("seed %d", seed).isEqualTo(supporters);
	}

	/** Lets a node recount all supporters from their subscriptions. */
	private static void recount() {
		var sql = "select version from job_task where task_instance = 'recount'";
		var version = cluster.number(sql);
		cluster.jdbc()
			.sql("update job_task set execution_time = now(), version = version + 1 where task_instance = 'recount'")
			.update();
		await("a node recounts").atMost(LONG)
			.until(() -> cluster.number(sql) > version + 2 && cluster.number(
					"select count(*) from job_task where task_instance = 'recount' and not picked and execution_time > now()") == 1);
	}

}
