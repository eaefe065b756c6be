package org.tragwerk.stripe.sync;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.stripe.client.NodeId;
import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.tragwerk.stripe.client.RequestPriority.CHECKOUT;
import static org.tragwerk.stripe.client.RequestPriority.READER;
import static org.tragwerk.stripe.client.RequestPriority.SWEEP;
import static org.tragwerk.stripe.client.RequestPriority.WEBHOOK;

class SyncPriorityTests {

	private static final Duration DAY = Duration.ofDays(1);

	private static final DataSource database = new DriverManagerDataSource(SharedSurroundings.database().create(),
			EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD);

	private static final JdbcClient jdbc = JdbcClient.create(database);

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private final SyncQueue queue = new SyncQueue(jdbc, new NodeId(), this.staffTasks);

	private final SyncMarker marker = new SyncMarker(jdbc);

	@BeforeEach
	void clear() {
		jdbc.sql("update customer_sync set done = dirty, attempts = 0, priority = 0, sweep = null, lease_until = null")
			.update();
	}

	@Test
	@Fault("F32")
	void leasesReadersBeforeWebhookEventsAndSweeps() {
		this.marker.mark(Sweep.SUBSCRIPTIONS, customers("cus_swept", 500), DAY);
		customers("cus_renewed", 300).forEach(this::renew);
		mark("cus_new", CHECKOUT);
		assertThat(this.marker.markForReader("cus_back")).isTrue();
		assertThat(lease(READER)).map(Lease::providerId).contains("cus_back");
		assertThat(lease(READER)).isEmpty();
		assertThat(lease(CHECKOUT)).map(Lease::providerId).contains("cus_new");
		assertThat(lease(WEBHOOK)).map(Lease::providerId)
			.hasValueSatisfying((id) -> assertThat(id).startsWith("cus_renewed"));
		assertThat(lease(SWEEP)).map(Lease::providerId)
			.hasValueSatisfying((id) -> assertThat(id).startsWith("cus_swept"));
	}

	@Test
	@Fault({ "F29", "F32", "F97" })
	void takesTheLeaseFromAWorkerOfLowerPriority() {
		renew("cus_1");
		var older = lease(WEBHOOK).orElseThrow();
		assertThat(this.queue.lease(READER, DAY, true)).isEmpty();
		this.marker.markForReader("cus_1");
		var newer = this.queue.lease(READER, DAY, true).orElseThrow();
		assertThat(newer.fence()).isGreaterThan(older.fence());
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> this.queue.finish(older));
		mark("cus_1", CHECKOUT);
		assertThat(lease(CHECKOUT)).isEmpty();
		this.queue.finish(newer);
		assertThat(lease(READER)).map(Lease::providerId).contains("cus_1");
	}

	@Test
	@Fault("F32")
	void marksAReaderOnceASecond() {
		assertThat(this.marker.markForReader("cus_2")).isTrue();
		assertThat(this.marker.markForReader("cus_2")).isFalse();
		this.queue.finish(lease(READER).orElseThrow());
		assertThat(this.marker.markForReader("cus_2")).isFalse();
		setLastSync("cus_2", "2 seconds");
		assertThat(this.marker.markForReader("cus_2")).isTrue();
	}

	@Test
	void resetsThePriorityAfterASync() {
		this.marker.markForReader("cus_3");
		this.queue.finish(lease(READER).orElseThrow());
		renew("cus_3");
		assertThat(lease(READER)).isEmpty();
		assertThat(lease(WEBHOOK)).isPresent();
	}

	@Test
	@Fault({ "F32", "F93" })
	void makesAReaderDueAfterFailures() {
		renew("cus_4");
		this.queue.fail(lease(WEBHOOK).orElseThrow(), DAY, "broken");
		assertThat(this.marker.markForReader("cus_4")).isTrue();
		assertThat(lease(READER)).isPresent();
		renew("cus_5");
		this.queue.giveUp(lease(WEBHOOK).orElseThrow(), "broken");
		assertThat(this.marker.markForReader("cus_5")).isTrue();
		assertThat(lease(READER)).hasValueSatisfying((lease) -> assertThat(lease.attempts()).isOne());
	}

	@Test
	@Fault("F32")
	void waitsForARowThatAnotherTransactionHasLocked() throws SQLException {
		this.marker.markForReader("cus_15");
		try (var other = database.getConnection()) {
			other.setAutoCommit(false);
			try (var statement = other.createStatement()) {
				statement.execute("select from customer_sync where provider_id = 'cus_15' for update");
			}
			var lease = CompletableFuture.supplyAsync(() -> lease(READER));
			await().atMost(Patience.SOON).until(() -> lease.isDone() || isAnyoneWaiting());
			other.commit();
			assertThat(lease.join()).map(Lease::providerId).contains("cus_15");
		}
		assertThat(lease(READER)).isEmpty();
	}

	private static boolean isAnyoneWaiting() {
		return jdbc.sql("select count(*) > 0 from pg_locks where not granted").query(Boolean.class).single();
	}

	@Test
	@Fault("F24")
	void hasASweepOnlyIfNothingElseMarkedTheCustomer() {
		this.marker.mark(Sweep.REFUNDS, List.of("cus_6", "cus_7"), DAY);
		mark("cus_6", CHECKOUT);
		assertThat(lease(CHECKOUT)).hasValueSatisfying((lease) -> assertThat(lease.sweep()).isNull());
		var swept = lease(SWEEP).orElseThrow();
		assertThat(swept.sweep()).isEqualTo("refunds");
		this.marker.mark("cus_6", swept);
		assertThat(jdbc.sql("select count(sweep) from customer_sync where provider_id = 'cus_6'")
			.query(Long.class)
			.single()).isZero();
		this.marker.mark("cus_8", swept);
		assertThat(lease(SWEEP)).hasValueSatisfying((lease) -> assertThat(lease.sweep()).isEqualTo("refunds"));
		this.queue.finish(swept);
		assertThat(this.marker.mark(Sweep.DISPUTES, List.of("cus_7"), DAY)).isZero();
		setLastSync("cus_7", "25 hours");
		assertThat(this.marker.mark(Sweep.DISPUTES, List.of("cus_7"), DAY)).isOne();
	}

	@Test
	@Fault("F22")
	void retriesAGivenUpCustomerDaily() {
		renew("cus_9");
		var lease = lease(WEBHOOK).orElseThrow();
		this.queue.giveUp(lease, "broken");
		then(this.staffTasks).should().open(StaffTaskKind.SYNC_FAILED, "cus_9", "0", Map.of("reason", "broken"));
		assertThat(this.queue.backlog().givenUp()).isOne();
		assertThat(lease(WEBHOOK)).isEmpty();
		assertThat(lease(SWEEP)).isEmpty();
		jdbc.sql("update customer_sync set next_try_at = next_try_at - interval '1 day' where provider_id = 'cus_9'")
			.update();
		var again = lease(SWEEP).orElseThrow();
		assertThat(again.providerId()).isEqualTo("cus_9");
		this.queue.postpone(again, Duration.ZERO);
		assertThat(this.queue.backlog().givenUp()).isOne();
		this.queue.finish(lease(SWEEP).orElseThrow());
		then(this.staffTasks).should().close(StaffTaskKind.SYNC_FAILED, "cus_9", "0");
		assertThat(this.queue.backlog().givenUp()).isZero();
	}

	@Test
	@Fault("F22")
	void retriesACustomerMarkedDuringTheLastAttempt() {
		renew("cus_10");
		var lease = lease(WEBHOOK).orElseThrow();
		renew("cus_10");
		this.queue.giveUp(lease, "broken");
		then(this.staffTasks).shouldHaveNoInteractions();
		assertThat(lease(WEBHOOK)).map(Lease::providerId).contains("cus_10");
	}

	@Test
	@Fault("F29")
	void doesNotGiveUpWithALostLease() {
		renew("cus_11");
		var lost = lease(WEBHOOK).orElseThrow();
		this.marker.markForReader("cus_11");
		this.queue.finish(lease(READER).orElseThrow());
		this.queue.giveUp(new Lease("cus_11", lost.dirty() + 1, 0, lost.fence(), 11, WEBHOOK, null), "broken");
		then(this.staffTasks).should(never()).open(Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any());
		assertThat(this.queue.backlog().givenUp()).isZero();
	}

	@Test
	void countsTheBacklogByPriority() {
		this.marker.mark(Sweep.SUBSCRIPTIONS, List.of("cus_12", "cus_13"), DAY);
		this.marker.markForReader("cus_14");
		jdbc.sql("update customer_sync set dirty_since = now() - interval '1 minute' where provider_id = 'cus_14'")
			.update();
		var backlog = this.queue.backlog();
		assertThat(backlog.of(SWEEP).open()).isEqualTo(2);
		assertThat(backlog.of(READER).open()).isOne();
		assertThat(backlog.of(READER).oldestAge()).isGreaterThanOrEqualTo(60);
		assertThat(backlog.of(WEBHOOK).open()).isZero();
	}

	private Optional<Lease> lease(RequestPriority priority) {
		return this.queue.lease(priority, Duration.ofMinutes(1), false);
	}

	/** Marks a customer as the webhook event of a renewal does. */
	private void renew(String customer) {
		jdbc.sql(SyncMarker.MARK.formatted("select ?, 1, 1::smallint, null, array['in_1'], now()"))
			.param(customer)
			.update();
	}

	private static void mark(String customer, RequestPriority priority) {
		jdbc.sql(SyncMarker.MARK.formatted("select ?, 1, ?::smallint, null, null::text[], null::timestamptz"))
			.params(customer, priority.level())
			.update();
	}

	private static void setLastSync(String customer, String ago) {
		jdbc.sql("update customer_sync set dirty_since = now() - ?::interval where provider_id = ?")
			.params(ago, customer)
			.update();
	}

	private static List<String> customers(String prefix, int count) {
		return IntStream.range(0, count).mapToObj((number) -> prefix + number).toList();
	}

}
