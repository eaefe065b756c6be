package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.sync.CustomerSweep.Page;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class CustomerSweepTests {

	private static final Duration DAY = Duration.ofDays(1);

	private static final List<String> CUSTOMERS = IntStream.range(1000, 2250)
		.mapToObj((number) -> "cus_" + number)
		.toList();

	private final DriverManagerDataSource database = new DriverManagerDataSource(SharedSurroundings.database().create(),
			EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD);

	private final JdbcClient jdbc = JdbcClient.create(this.database);

	private final SyncWorker worker = mock(SyncWorker.class);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final SweepRuns sweepRuns = new SweepRuns(this.jdbc, this.meters);

	private final CustomerSweep sweep = new CustomerSweep(new SyncMarker(this.jdbc), this.worker, this.sweepRuns,
			this.jdbc);

	private final List<Page> read = new ArrayList<>();

	@BeforeEach
	void nothingIsCounted() {
		for (var sweep : Sweep.values()) {
			assertThat(counted("examined", sweep)).isZero();
			assertThat(counted("different", sweep)).isZero();
			assertThat(counted("repaired", sweep)).isZero();
		}
	}

	@Test
	@Fault("F24")
	void examinesEveryCustomerInTime() {
		assertThat(run()).isEqualTo(500);
		then(this.worker).should().wake(RequestPriority.SWEEP);
		assertThat(run()).isEqualTo(500);
		assertThat(run()).isEqualTo(250);
		assertThat(waiting()).isEqualTo(CUSTOMERS.size());
		assertThat(counted("examined", Sweep.SUBSCRIPTIONS)).isEqualTo(CUSTOMERS.size());
		assertThat(this.jdbc.sql("select sum(examined) from sweep_run where kind = 'subscriptions'")
			.query(Integer.class)
			.single()).isEqualTo(CUSTOMERS.size());
	}

	@Test
	@Fault("F24")
	void endsWithTheListAndStartsAgain() {
		run();
		run();
		run();
		this.read.clear();
		assertThat(run()).isZero();
		assertThat(this.read).hasSize(13);
		assertThat(Objects.requireNonNull(this.read.get(0)).customers()).first().isEqualTo("cus_1000");
		this.jdbc.sql("""
				update customer_sync set done = dirty, sweep = null, dirty_since = now() - interval '25 hours'
				where provider_id in ('cus_1001', 'cus_2249')""").update();
		assertThat(run()).isEqualTo(2);
	}

	@Test
	@Fault("F24")
	void readsFewPagesInARun() {
		this.jdbc.sql("""
				insert into customer_sync (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since)
				select 'cus_' || number, 1, 1, 0, 0, now(), now() from generate_series(1000, 5000) number""").update();
		var many = IntStream.range(1000, 5000).mapToObj((number) -> "cus_" + number).toList();
		assertThat(this.sweep.run(Sweep.SUBSCRIPTIONS, DAY, (after) -> page(many, after))).isZero();
		assertThat(this.read).hasSize(20);
		this.read.clear();
		this.sweep.run(Sweep.SUBSCRIPTIONS, DAY, (after) -> page(many, after));
		assertThat(this.read.get(0).customers()).first().isEqualTo("cus_3000");
	}

	@Test
	void keepsAPositionForEachSweep() {
		run();
		this.read.clear();
		this.sweep.run(Sweep.DEBITS, DAY, (after) -> page(CUSTOMERS, after));
		assertThat(this.read.get(0).customers()).first().isEqualTo("cus_1000");
	}

	@Test
	@Fault("F93")
	void startsAgainIfTheLastIdIsUnknown() {
		run();
		assertThatExceptionOfType(ProviderRefusedException.class)
			.isThrownBy(() -> this.sweep.run(Sweep.SUBSCRIPTIONS, DAY, (after) -> {
				throw new ProviderRefusedException(new IllegalStateException("no such object"));
			}));
		this.read.clear();
		run();
		assertThat(this.read.get(0).customers()).first().isEqualTo("cus_1000");
	}

	@Test
	@Fault("F24")
	void countsARepairAfterItsCommit() {
		var transaction = new TransactionTemplate(new JdbcTransactionManager(this.database));
		transaction.executeWithoutResult((status) -> {
			this.sweepRuns.recordRepair("refunds", "cus_1");
			assertThat(counted("repaired", Sweep.REFUNDS)).isZero();
		});
		transaction.executeWithoutResult((status) -> {
			this.sweepRuns.recordRepair("refunds", "cus_1");
			status.setRollbackOnly();
		});
		assertThat(counted("different", Sweep.REFUNDS)).isOne();
		assertThat(counted("repaired", Sweep.REFUNDS)).isOne();
		assertThat(this.jdbc.sql("select sum(repaired) from sweep_run where different = repaired")
			.query(Integer.class)
			.single()).isOne();
	}

	@Test
	@Fault("F24")
	void anEventIsLostOnlyIfNoneComesLater() {
		repair("cus_1", "2 minutes");
		repair("cus_2", "11 minutes");
		repair("cus_3", "11 minutes");
		repair("cus_4", "61 minutes");
		deliverAbout("cus_2", "12 minutes");
		assertThat(this.sweepRuns.withoutEvent()).isEqualTo(2);
		deliverAbout("cus_3", "5 minutes");
		assertThat(this.sweepRuns.withoutEvent()).isEqualTo(1);
	}

	private void repair(String customer, String ago) {
		this.jdbc.sql("""
				insert into sweep_run (kind, ran_at, examined, different, repaired, provider_id)
				values ('subscriptions', now() - ?::interval, 0, 1, 1, ?)""").params(ago, customer).update();
	}

	private void deliverAbout(String customer, String ago) {
		this.jdbc
			.sql("""
					insert into stripe_webhook_event (event_id, type, handling, provider_id, livemode, received_at)
					values ('evt_' || :customer, 'customer.subscription.updated', 'SYNC', :customer, false, now() - :ago::interval)""")
			.param("customer", customer)
			.param("ago", ago)
			.update();
	}

	private int run() {
		return this.sweep.run(Sweep.SUBSCRIPTIONS, DAY, (after) -> page(CUSTOMERS, after));
	}

	private Page page(List<String> customers, @Nullable String after) {
		var first = (after != null) ? customers.indexOf(after) + 1 : 0;
		var page = Page.of(customers.subList(first, Math.min(first + 100, customers.size())), 100);
		this.read.add(page);
		return page;
	}

	private double counted(String name, Sweep kind) {
		return this.meters.get("tragwerk.sweep." + name).tag("kind", kind.kind()).counter().count();
	}

	private int waiting() {
		return this.jdbc
			.sql("select count(*) from customer_sync where dirty > done and priority = 0 and sweep = 'subscriptions'")
			.query(Integer.class)
			.single();
	}

}
