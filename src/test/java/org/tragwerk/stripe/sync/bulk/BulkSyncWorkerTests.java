package org.tragwerk.stripe.sync.bulk;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.stripe.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.benchmark.storm.RenewalDay;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.stripe.sync.Lease;
import org.tragwerk.stripe.sync.SubscriptionSweepJob;
import org.tragwerk.stripe.sync.SyncQueue;
import org.tragwerk.stripe.sync.SyncWorker;
import org.tragwerk.stripe.webhook.SignedWebhookEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;

/**
 * Runs bulk syncs explicitly: the scheduled workers are disabled, and so is the sweep,
 * which would request single syncs.
 */
@TragwerkTest
@TestPropertySource(properties = { "tragwerk.sync.bulk.threshold=5", "tragwerk.sync.bulk.max-customers=500" })
class BulkSyncWorkerTests {

	private static final AtomicInteger SEEDED = new AtomicInteger();

	@MockitoBean(name = "syncPool")
	private WorkerPool syncPool;

	@MockitoBean(name = "bulkSyncPool")
	private WorkerPool bulkSyncPool;

	@MockitoBean
	private SubscriptionSweepJob sweep;

	@MockitoSpyBean
	private BulkFetcher fetcher;

	@Autowired
	private BulkSyncWorker bulkSync;

	@Autowired
	private SyncWorker single;

	@Autowired
	private SyncQueue syncQueue;

	@Autowired
	private StripeSandbox sandbox;

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Value("${spring.datasource.url}")
	private String databaseUrl;

	private SandboxControl control;

	@BeforeEach
	void control() {
		this.control = new SandboxControl(this.sandbox.url());
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
		this.jdbc.sql("update customer_sync set done = dirty").update();
	}

	@Test
	@Fault("F97")
	void syncsABacklogWithFewListCalls() throws SQLException {
		var renewing = renew(150);
		var before = this.control.requests().size();
		this.bulkSync.sync();
		assertThat(this.control.requests().stream().skip(before)).extracting((request) -> request.get("path"))
			.hasSizeLessThanOrEqualTo(6)
			.containsOnly("/v1/subscriptions", "/v1/invoices");
		assertThat(renewing).allMatch((each) -> payments(each) == 1 && !isWaiting(each));
		assertThat(renewing).allMatch((each) -> isPaidLongerThan(each));
	}

	@Test
	@Fault("F97")
	void syncsChangedCustomersOneByOne() throws SQLException {
		var renewing = seed(12);
		var failing = renewing.get(3);
		var paused = renewing.get(5);
		this.control.perform(failing.subscriptionId(), "fail_next_payment");
		pass(renewing);
		this.control.perform(paused.subscriptionId(), "pause");
		this.bulkSync.sync();
		assertThat(renewing).filteredOn(this::isWaiting).contains(failing, paused).hasSize(2);
		workOff(renewing);
		assertThat(status(failing)).isEqualTo("PAST_DUE");
		assertThat(status(paused)).isEqualTo("PAUSED");
	}

	@Test
	@Fault("F97")
	void syncsCustomersWithUnlistedObjectsOneByOne() throws SQLException {
		var renewing = renew(8);
		var other = renewing.get(2);
		this.jdbc
			.sql("update customer_sync set changed_ids = array_append(changed_ids, 'in_old') where provider_id = ?")
			.param(other.customerId())
			.update();
		this.bulkSync.sync();
		assertThat(renewing).filteredOn(this::isWaiting).containsExactly(other);
		syncAll();
		assertThat(renewing).as(this::customers).noneMatch(this::isWaiting).allMatch((each) -> payments(each) == 1);
	}

	@Test
	@Fault("F97")
	void leavesFewChangesOfAnotherDayToSingleSyncs() throws SQLException {
		var renewing = renew(8);
		var early = renewing.get(6);
		this.jdbc.sql("update customer_sync set happened_at = happened_at - interval '9 days' where provider_id = ?")
			.param(early.customerId())
			.update();
		this.bulkSync.sync();
		assertThat(renewing).filteredOn(this::isWaiting).containsExactly(early);
	}

	@Test
	@Fault({ "F29", "F97" })
	void doesNotOverwriteALaterState() throws SQLException {
		var renewing = renew(8);
		var changed = renewing.get(4);
		doAnswer((list) -> {
			@SuppressWarnings("unchecked")
			var older = (Map<String, Subscription>) list.callRealMethod();
			this.control.update("/v1/subscriptions/" + changed.subscriptionId(),
					Map.of("cancel_at_period_end", "true"));
			this.jdbc.sql("""
					update customer_sync set changed_ids = null, lease_until = now() - interval '1 second'
					where provider_id = ?""").param(changed.customerId()).update();
			await().atMost(Patience.LATER).until(() -> {
				syncAll();
				return isEnding(changed);
			});
			return older;
		}).when(this.fetcher).subscriptions(any(), any(), anyInt());
		this.bulkSync.sync();
		assertThat(isEnding(changed)).isTrue();
		assertThat(renewing).allMatch((each) -> payments(each) == 1);
	}

	@Test
	@Fault({ "F26", "F97" })
	void syncsAgainAfterAWebhookEventDuringTheLists() throws SQLException {
		var renewing = renew(8);
		var told = renewing.get(1);
		doAnswer((list) -> {
			var listed = list.callRealMethod();
			assertThat(SignedWebhookEvent.post(this.baseUrl, SignedWebhookEvent.event("evt_" + UUID.randomUUID(),
					"customer.subscription.deleted", told.customerId())))
				.isEqualTo(200);
			return listed;
		}).when(this.fetcher).subscriptions(any(), any(), anyInt());
		this.bulkSync.sync();
		assertThat(renewing).as(this::customers).filteredOn(this::isWaiting).containsExactly(told);
	}

	@Test
	@Fault("F97")
	void syncsAReturningReaderDuringABacklog() throws SQLException {
		renew(8);
		var reader = "cus_" + UUID.randomUUID();
		assertThat(SignedWebhookEvent.post(this.baseUrl,
				SignedWebhookEvent.event("evt_" + UUID.randomUUID(), "checkout.session.completed", reader)))
			.isEqualTo(200);
		assertThat(this.syncQueue.lease(RequestPriority.CHECKOUT, Duration.ofMinutes(1), true)).map(Lease::providerId)
			.contains(reader);
		assertThat(lease(true)).isEmpty();
		assertThat(lease(false)).isPresent();
	}

	@Test
	@Fault({ "F93", "F97" })
	void postponesWhileStripeIsUnavailable() throws SQLException {
		var renewing = renew(8);
		this.control.addRouteFault("GET /v1/invoices", "status", "status=429", "times=0");
		this.bulkSync.sync();
		assertThat(renewing).allMatch(this::isWaiting);
		assertThat(lease(true)).isEmpty();
		this.control.clearFaults();
		this.jdbc.sql("update customer_sync set next_try_at = now()").update();
		this.bulkSync.sync();
		assertThat(renewing).noneMatch(this::isWaiting).allMatch((each) -> payments(each) == 1);
	}

	@Test
	@Fault("F97")
	void releasesItsLeasesWhenStopping() throws SQLException {
		var renewing = renew(8);
		var takenOver = new ArrayList<String>();
		doAnswer((list) -> {
			assertThat(lease(false)).isEmpty();
			this.syncQueue.releaseAllExcept(List.of());
			takenOver.add(lease(false).orElseThrow().providerId());
			return list.callRealMethod();
		}).when(this.fetcher).subscriptions(any(), any(), anyInt());
		this.bulkSync.sync();
		assertThat(renewing).filteredOn(this::isWaiting)
			.extracting(SeededSubscription::customerId)
			.containsExactlyElementsOf(takenOver);
	}

	private void syncAll() {
		Stream.of(RequestPriority.values()).forEach(this.single::syncAll);
	}

	private Optional<Lease> lease(boolean backlogged) {
		return this.syncQueue.lease(RequestPriority.WEBHOOK, Duration.ofMinutes(1), backlogged);
	}

	private List<SeededSubscription> renew(int count) throws SQLException {
		var renewing = seed(count);
		pass(renewing);
		return renewing;
	}

	private List<SeededSubscription> seed(int count) throws SQLException {
		var first = this.sandbox.clock().instant().plus(Duration.ofDays(2));
		try (var database = DriverManager.getConnection(this.databaseUrl, "postgres", "postgres")) {
			return new RenewalDay("prod_unterstuetzung", first, Duration.ofMinutes(5)).seed(SEEDED.getAndAdd(count),
					count, this.sandbox, database);
		}
	}

	/**
	 * Advances the clock by the renewals' day, and waits until all their events are
	 * stored.
	 */
	private void pass(List<SeededSubscription> renewing) {
		this.control.advance("P2DT3H");
		await().atMost(Patience.LATER)
			.until(() -> this.jdbc.sql(
					"select count(distinct provider_id) from stripe_webhook_event where provider_id = any(?) and type in"
							+ " ('invoice.paid', 'invoice.payment_failed')")
				.param(renewing.stream().map(SeededSubscription::customerId).toArray(String[]::new))
				.query(Integer.class)
				.single(), (told) -> told == renewing.size());
		await().atMost(Patience.LATER)
			.until(() -> this.control.events()
				.stream()
				.allMatch((event) -> String.valueOf(event.get("deliveries")).contains("status=200")));
	}

	/** Syncs these customers one by one, including events that arrive meanwhile. */
	private void workOff(List<SeededSubscription> waiting) {
		await().atMost(Patience.LATER).untilAsserted(() -> {
			syncAll();
			assertThat(waiting).as(this::customers).noneMatch(this::isWaiting);
		});
	}

	private String customers() {
		return this.jdbc
			.sql("select provider_id, dirty, done, changed_ids::text, last_error from customer_sync where dirty > done")
			.query()
			.listOfRows()
			.toString();
	}

	private boolean isWaiting(SeededSubscription each) {
		return this.jdbc.sql("select dirty > done from customer_sync where provider_id = ?")
			.param(each.customerId())
			.query(Boolean.class)
			.single();
	}

	private boolean isEnding(SeededSubscription each) {
		return this.jdbc.sql("select ends_at is not null from subscription where provider_id = ?")
			.param(each.subscriptionId())
			.query(Boolean.class)
			.single();
	}

	private String status(SeededSubscription each) {
		return this.jdbc.sql("select status from subscription where provider_id = ?")
			.param(each.subscriptionId())
			.query(String.class)
			.single();
	}

	private long payments(SeededSubscription each) {
		return this.jdbc.sql("""
				select count(*) from payment join subscription on subscription.id = payment.purpose_id
				where subscription.provider_id = ? and payment.provider_id not like 'pi_seed%'""")
			.param(each.subscriptionId())
			.query(Long.class)
			.single();
	}

	private boolean isPaidLongerThan(SeededSubscription each) {
		return this.jdbc.sql("select paid_until > ?::timestamptz from subscription where provider_id = ?")
			.params(each.currentPeriodEnd().toString(), each.subscriptionId())
			.query(Boolean.class)
			.single();
	}

}
