package org.tragwerk.campaigncounter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

import org.tragwerk.Fault;
import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CounterTest
class SupporterCountListenerTests {

	private final MemberId anna = Pledges.someone();

	private final MemberId ben = Pledges.someone();

	@Autowired
	private Pledges pledges;

	@Autowired
	private SupporterCounter counter;

	@Autowired
	private RecountJob recount;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void countsZeroAtFirst() {
		this.counter.register("bitte", "texts", Instant.EPOCH);
		this.counter.register("klima", "texts", Instant.EPOCH);
		this.pledges.clear();
		this.recount.run();
	}

	@Test
	void countsASupporterOnce() {
		var first = this.pledges.start(this.anna);
		var version = version();
		var second = this.pledges.start(this.anna);
		assertThat(count()).isOne();
		assertThat(version()).isEqualTo(version);
		this.pledges.end(first, this.anna);
		assertThat(count()).isOne();
		this.pledges.end(second, this.anna);
		assertThat(count()).isZero();
		assertThat(version()).isEqualTo(version + 1);
	}

	@Test
	void changesTheVersionOfEveryCampaign() {
		var first = version("bitte");
		var climate = version("klima");
		this.pledges.start(this.anna);
		assertThat(version("bitte")).isEqualTo(first + 1);
		assertThat(version("klima")).isEqualTo(climate + 1);
	}

	@Test
	void changesTheVersionOfACampaignWithItsContent() {
		this.pledges.start(this.anna);
		var first = version("bitte");
		var climate = version("klima");
		this.counter.register("klima", "texts", Instant.EPOCH);
		assertThat(version("klima")).isEqualTo(climate);
		this.counter.register("klima", "other texts", Instant.EPOCH);
		assertThat(version("klima")).isEqualTo(climate + 1);
		assertThat(version("bitte")).isEqualTo(first);
		assertThat(count()).isOne();
	}

	@Test
	void countsARepeatedEventOnce() {
		var subscription = this.pledges.start(this.anna);
		this.pledges.start(subscription, this.anna);
		this.pledges.end(subscription, this.anna);
		this.pledges.end(subscription, this.anna);
		assertThat(count()).isZero();
	}

	@Test
	void countsNothingThatIsRolledBack() {
		var version = version();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.pledges.inTransaction((status) -> {
			this.pledges.startWithin(Pledges.something(), this.anna);
			assertThat(count()).isOne();
			throw new IllegalStateException("the writer fails");
		}));
		assertThat(count()).isZero();
		assertThat(version()).isEqualTo(version);
		assertThat(this.jdbc.sql("select count(*) from supporter").query(Long.class).single()).isZero();
	}

	@Test
	void requiresATransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class)
			.isThrownBy(() -> this.pledges.publish(Pledges.ended(Pledges.something(), this.anna)));
	}

	@Test
	void comparesBothMembersOfATransfer() {
		var subscription = this.pledges.start(this.anna);
		this.pledges.start(this.ben);
		assertThat(count()).isEqualTo(2);
		this.pledges.transfer(subscription, this.anna, this.ben);
		assertThat(count()).isOne();
		this.pledges.end(subscription, this.ben);
		assertThat(count()).isOne();
	}

	@Test
	void transfersASupporterWithoutANewVersion() {
		var subscription = this.pledges.start(this.anna);
		var version = version();
		this.pledges.transfer(subscription, this.anna, this.ben);
		assertThat(count()).isOne();
		assertThat(version()).isEqualTo(version);
		this.pledges.end(subscription, this.ben);
		assertThat(count()).isZero();
	}

	@Test
	void neverCountsBelowZero() {
		var subscription = this.pledges.start(this.anna);
		this.jdbc.sql("update supporter_count set count = 0").update();
		this.pledges.end(subscription, this.anna);
		assertThat(count()).isZero();
	}

	@Test
	@Fault("F115")
	void doesNotDeriveTheFirstVersionFromTheCount() {
		assertThat(version()).isGreaterThan(1_000_000);
	}

	@Test
	@Fault("F114")
	void countsCorrectlyWhenTwoSubscriptionsEndConcurrently() throws Exception {
		for (int round = 0; round < 20; round++) {
			var first = this.pledges.start(this.anna);
			var second = this.pledges.start(this.anna);
			var bothWritten = new CountDownLatch(2);
			atOnce(() -> endTogether(first, bothWritten), () -> endTogether(second, bothWritten));
			assertThat(count()).as("round %d", round).isZero();
		}
	}

	private Void endTogether(SubscriptionId subscription, CountDownLatch bothWritten) {
		this.pledges.inTransaction((status) -> {
			this.pledges.store(subscription, this.anna, false);
			bothWritten.countDown();
			await(bothWritten);
			this.pledges.publish(Pledges.ended(subscription, this.anna));
		});
		return null;
	}

	@Test
	@Fault("F114")
	void agreesWithTheRecountAfterConcurrentChanges() throws Exception {
		var members = IntStream.range(0, 12).mapToObj((any) -> Pledges.someone()).toList();
		var subscriptions = IntStream.range(0, 36).mapToObj((any) -> Pledges.something()).toList();
		var storms = new ArrayList<Callable<Void>>();
		for (int thread = 0; thread < 50; thread++) {
			var random = new Random(thread);
			storms.add(() -> {
				for (int change = 0; change < 12; change++) {
					var which = random.nextInt(subscriptions.size());
					flip(subscriptions.get(which), members.get(which % members.size()), random.nextBoolean());
				}
				return null;
			});
		}
		atOnce(storms.toArray(Callable[]::new));
		assertThat(this.recount.run()).isZero();
		assertThat(count()).isEqualTo(this.jdbc.sql("select count(*) from supporter").query(Long.class).single());
	}

	private void flip(SubscriptionId subscription, MemberId member, boolean starts) {
		if (starts) {
			this.pledges.start(subscription, member);
		}
		else {
			this.pledges.end(subscription, member);
		}
	}

	@Test
	@Fault("F114")
	void recountRepairsAWrongCountAndLogsAnError(@Autowired MeterRegistry meters) {
		this.pledges.start(this.anna);
		var alarms = meters.counter("tragwerk.recount.deviations");
		var before = alarms.count();
		assertThat(this.recount.run()).isZero();
		assertThat(alarms.count()).isEqualTo(before);
		this.jdbc.sql("update supporter_count set count = 17").update();
		var version = version();
		assertThat(this.recount.run()).isEqualTo(-16);
		assertThat(count()).isOne();
		assertThat(version()).isEqualTo(version + 1);
		assertThat(alarms.count()).isEqualTo(before + 1);
	}

	@Test
	@Fault("F114")
	void recountRepairsWrongSupporters() {
		this.pledges.start(this.anna);
		this.jdbc.sql("delete from supporter where member_id = ?").param(this.anna.value()).update();
		this.jdbc.sql("insert into supporter (member_id) values (?)").param(UUID.randomUUID()).update();
		assertThat(this.recount.run()).isZero();
		assertThat(this.jdbc.sql("select member_id from supporter").query(UUID.class).list())
			.containsExactly(this.anna.value());
	}

	@SafeVarargs
	private void atOnce(Callable<Void>... tasks) throws Exception {
		var threads = Executors.newFixedThreadPool(tasks.length);
		try {
			var running = new ArrayList<Future<Void>>();
			for (var task : tasks) {
				running.add(threads.submit(task));
			}
			for (var one : running) {
				one.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long count() {
		return this.jdbc.sql("select count from supporter_count").query(Long.class).single();
	}

	private long version() {
		return version("bitte");
	}

	private long version(String campaign) {
		return this.jdbc.sql("select version from campaign where key = ?").param(campaign).query(Long.class).single();
	}

}
