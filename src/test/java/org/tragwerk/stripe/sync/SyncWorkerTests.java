package org.tragwerk.stripe.sync;

import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.stripe.webhook.SignedWebhookEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;

/**
 * Runs syncs explicitly: the scheduled worker and the sweep are disabled.
 */
@TragwerkTest
class SyncWorkerTests extends DeliveryFixture {

	private static final List<String> TYPES = List.of("customer.subscription.created", "customer.subscription.updated",
			"checkout.session.completed", "invoice.paid", "invoice.finalized", "customer.subscription.deleted");

	@MockitoBean(name = "syncPool")
	private WorkerPool pool;

	@MockitoBean
	private SubscriptionSweepJob sweep;

	@MockitoSpyBean
	private CustomerFetcher customerFetcher;

	@MockitoSpyBean
	private PaymentIntentFetcher paymentIntentFetcher;

	@Autowired
	private SyncWorker worker;

	@Autowired
	private SyncQueue syncQueue;

	@Autowired
	private SyncMarker syncMarker;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.stripe.api-base}")
	private String sandboxUrl;

	@Value("${spring.datasource.url}")
	private String databaseUrl;

	@Test
	@Fault("F20")
	void syncsStoredWebhookEventsAfterARestart() {
		var customer = pay("7,50");
		await().atMost(Patience.SOON).until(() -> isWaiting(customer));
		assertThat(statuses(customer)).isEmpty();
		workOff(customer);
		assertThat(statuses(customer)).containsExactly("ACTIVE");
		assertThat(payments(customer)).isOne();
	}

	@Test
	@Fault({ "F26", "F28" })
	void endsInStripesStateForAnyOrderOfWebhookEvents() {
		this.control.deliverTo("");
		for (int seed = 0; seed < 20; seed++) {
			var random = new Random(seed);
			var customer = pay("7,50");
			var types = new ArrayList<>(TYPES);
			Collections.shuffle(types, random);
			var end = 1 + random.nextInt(types.size() - 1);
			types.subList(0, end).forEach((type) -> deliverAndSync(type, customer));
			assertThat(statuses(customer)).as("seed %d: %s", seed, types).containsExactly("ACTIVE");
			this.control.perform(subscriptionOf(customer), "cancel");
			types.subList(end, types.size()).forEach((type) -> deliverAndSync(type, customer));
			assertThat(statuses(customer)).as("seed %d: %s", seed, types).containsExactly("ENDED");
			assertThat(payments(customer)).isOne();
			assertThat(isWaiting(customer)).isFalse();
		}
	}

	@Test
	@Fault("F27")
	void aLateWebhookEventDoesNotResumeAnEndedSubscription() {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliver("customer.subscription.created", customer);
		syncAll();
		this.control.perform(subscriptionOf(customer), "cancel");
		deliver("customer.subscription.deleted", customer);
		syncAll();
		deliver("customer.subscription.updated", customer);
		syncAll();
		assertThat(statuses(customer)).containsExactly("ENDED");
	}

	@Test
	@Fault("F29")
	void doesNotWriteAnOlderStateLast() {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliver("customer.subscription.created", customer);
		doAnswer((fetch) -> {
			var older = (CustomerState) fetch.callRealMethod();
			this.control.perform(subscriptionOf(customer), "pause");
			expireLease(customer);
			doAnswer((again) -> again.callRealMethod()).when(this.customerFetcher).fetch(customer);
			syncAll();
			return older;
		}).when(this.customerFetcher).fetch(customer);
		syncAll();
		assertThat(statuses(customer)).containsExactly("PAUSED");
	}

	@Test
	@Fault("F29")
	void doesNotTreatADebitStartedDuringTheFetchAsPaid() {
		this.control.deliverTo("");
		var session = PledgingReader.at(this.baseUrl).pledge("7,50");
		var customer = customerOf(session);
		doAnswer((fetch) -> {
			this.control.complete(session, "sepa_debit", "succeeded");
			doAnswer((again) -> again.callRealMethod()).when(this.paymentIntentFetcher).fetch(any(), any(), any());
			return fetch.callRealMethod();
		}).when(this.paymentIntentFetcher).fetch(eq(customer), any(), any());
		deliverAndSync("customer.subscription.updated", customer);
		assertThat(attempt(session)).isEqualTo("WAITING");
		deliverAndSync("customer.subscription.created", customer);
		assertThat(attempt(session)).isEqualTo("PROCESSING");
	}

	@Test
	@Fault("F29")
	void aLostLeaseWritesNothing() {
		var customer = "cus_" + UUID.randomUUID();
		deliver("invoice.paid", customer);
		var first = leaseOf(customer);
		assertThat(lease().map(Lease::providerId)).isNotEqualTo(Optional.of(customer));
		expireLease(customer);
		var second = leaseOf(customer);
		assertThat(second.fence()).isGreaterThan(first.fence());
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> finish(first));
		finish(second);
		assertThat(isWaiting(customer)).isFalse();
	}

	@Test
	void syncsAgainAfterAWebhookEventDuringTheFetch() {
		var customer = "cus_" + UUID.randomUUID();
		deliver("invoice.paid", customer);
		var lease = leaseOf(customer);
		deliver("invoice.paid", customer);
		finish(lease);
		assertThat(isWaiting(customer)).isTrue();
		finish(leaseOf(customer));
		assertThat(isWaiting(customer)).isFalse();
	}

	@Test
	void givesUpACustomerUntilItsNextWebhookEvent() {
		var customer = "cus_" + UUID.randomUUID();
		deliver("invoice.paid", customer);
		giveUp(customer);
		assertThat(this.syncQueue.backlog().givenUp()).isOne();
		assertThat(leasedNow()).doesNotContain(customer);
		deliver("invoice.paid", customer);
		assertThat(this.syncQueue.backlog().givenUp()).isZero();
		finish(leaseOf(customer));
	}

	@Test
	@Fault("F93")
	void doesNotGiveUpWhileStripeIsUnavailable() {
		var customer = "cus_" + UUID.randomUUID();
		deliver("invoice.paid", customer);
		for (int i = 0; i < 2 * SyncQueue.MAX_ATTEMPTS; i++) {
			this.syncQueue.postpone(leaseOf(customer), Duration.ZERO);
		}
		assertThat(this.syncQueue.backlog().givenUp()).isZero();
		finish(leaseOf(customer));
	}

	@Test
	void sweepsMarkEachCustomerOnce() {
		var customers = IntStream.range(0, 10).mapToObj((i) -> "cus_" + UUID.randomUUID()).toList();
		assertThat(sweep(customers)).isEqualTo(10);
		assertThat(sweep(customers)).isZero();
		customers.forEach((customer) -> finish(leaseOf(customer)));
		assertThat(sweep(customers)).isZero();
	}

	@Test
	void sweepsDoNotHideGivenUpCustomers() {
		var customer = "cus_" + UUID.randomUUID();
		sweep(List.of(customer));
		giveUp(customer);
		sweep(List.of(customer));
		assertThat(this.syncQueue.backlog().givenUp()).isOne();
		deliver("invoice.paid", customer);
		finish(leaseOf(customer));
		assertThat(isWaiting(customer)).isFalse();
	}

	@Test
	@Fault("F31")
	void findsTheAttemptOfAWebhookEventBeforeTheResponse() {
		this.control.addRouteFault("POST /v1/checkout/sessions", "complete_before_response");
		var reader = PledgingReader.at(this.baseUrl);
		var session = reader.pledge("7,50");
		var customer = customerOf(session);
		workOff(customer);
		assertThat(statuses(customer)).containsExactly("ACTIVE");
		assertThat(reader.comeBack(session).body()).contains("7,50");
	}

	@Test
	@Fault("F31")
	void findsTheAttemptOfAnUnknownSession() {
		this.control.addRouteFault("POST /v1/checkout/sessions", "complete_before_response");
		this.control.addRouteFault("POST /v1/checkout/sessions", "reset_after", "times=0");
		var reader = PledgingReader.at(this.baseUrl);
		assertThat(reader.send("7,50").statusCode()).isEqualTo(503);
		this.control.clearFaults();
		var customer = String.valueOf(this.control.list("/v1/customers?email=" + reader.address()).get(0).get("id"));
		await().atMost(Patience.SOON).until(() -> isWaiting(customer));
		workOff(customer);
		assertThat(statuses(customer)).containsExactly("ACTIVE");
	}

	@Test
	@Fault("F30")
	void createsOneSubscriptionWithTwoWorkers() throws Exception {
		var customer = pay("7,50");
		await().atMost(Patience.SOON).until(() -> isWaiting(customer));
		var threads = List.of(new Thread(this::syncAll), new Thread(this::syncAll), new Thread(this::syncAll));
		threads.forEach(Thread::start);
		for (var thread : threads) {
			thread.join(20_000);
		}
		assertThat(statuses(customer)).containsExactly("ACTIVE");
	}

	@Test
	@Fault("F19")
	void answersNoSuccessIfTheDatabaseFails() throws SQLException {
		var event = "evt_" + UUID.randomUUID();
		var body = SignedWebhookEvent.event(event, "foo.bar", "cus_1");
		asSuperuser("""
				create function die() returns trigger language plpgsql security definer as $$
				begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
				create trigger die before insert on stripe_webhook_event for each row execute function die()""");
		try {
			assertThat(SignedWebhookEvent.post(this.baseUrl, body)).isGreaterThanOrEqualTo(500);
		}
		finally {
			asSuperuser("drop trigger die on stripe_webhook_event; drop function die()");
		}
		assertThat(webhookEvents(event)).isZero();
		assertThat(SignedWebhookEvent.post(this.baseUrl, body)).isEqualTo(200);
		assertThat(webhookEvents(event)).isOne();
	}

	@Test
	@Fault("F94")
	void releasesALeaseAfterALostConnection() throws SQLException {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliver("customer.subscription.created", customer);
		asSuperuser("""
				create function die() returns trigger language plpgsql security definer as $$
				begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
				create trigger die before update on customer_sync for each row when (new.lease_until is null)
				execute function die()""");
		try {
			syncAll();
		}
		finally {
			asSuperuser("drop trigger die on customer_sync; drop function die()");
		}
		assertThat(statuses(customer)).isEmpty();
		syncAll();
		assertThat(statuses(customer)).containsExactly("ACTIVE");
	}

	@Test
	@Fault("F13")
	void ignoresSubscriptionsOfOtherProducts(@Autowired StripeSandbox sandbox) {
		this.control.deliverTo("");
		var ours = pay("7,50");
		var notes = String.valueOf(this.control.read("/v1/subscriptions/" + subscriptionOf(ours)).get("metadata"));
		var attempt = notes.replaceAll(".*attempt_id=([\\w-]+).*", "$1");
		sandbox.createProduct("prod_foreign", "Kalender");
		var started = sandbox.clock().instant().minus(Duration.ofDays(3));
		var foreign = sandbox.seed(List.of(
				new SeededPledge(900_001, "prod_foreign", 700, 1, "card", started, null, "a@example.org", Map.of()),
				new SeededPledge(900_002, "prod_foreign", 700, 1, "card", started, null, "b@example.org",
						Map.of("attempt_id", attempt)),
				new SeededPledge(900_003, "prod_unterstuetzung", 700, 1, "card", started, null, "c@example.org",
						Map.of())),
				started);
		foreign.forEach((each) -> deliverAndSync("customer.subscription.created", each.customerId()));
		assertThat(foreign).allMatch((each) -> statuses(each.customerId()).isEmpty() && !isWaiting(each.customerId()));
		deliverAndSync("customer.subscription.created", ours);
		assertThat(statuses(ours)).containsExactly("ACTIVE");
	}

	@Test
	@Fault("F22")
	void givesUpOneFailingCustomerAndSyncsOthers() throws Exception {
		this.control.deliverTo("");
		var poisoned = pay("7,50");
		deliverAndSync("customer.subscription.created", poisoned);
		setStatus(poisoned, "status = 'ENDED', ended_at = now(), end_reason = 'BY_STAFF'");
		deliver("customer.subscription.updated", poisoned);
		for (int tried = 1; tried <= SyncQueue.MAX_ATTEMPTS; tried++) {
			var good = (tried % 4 == 1) ? pay("5,00") : null;
			if (good != null) {
				deliver("customer.subscription.created", good);
			}
			makeDue(poisoned);
			syncAll();
			assertThat(attempts(poisoned)).isEqualTo(tried);
			assertThat((good != null) ? statuses(good) : List.of("ACTIVE")).containsExactly("ACTIVE");
		}
		assertThat(this.syncQueue.backlog().givenUp()).isOne();
		assertThat(this.jdbc.sql("select last_error from customer_sync where provider_id = ?")
			.param(poisoned)
			.query(String.class)
			.single()).contains("cannot move from ENDED to ACTIVE");
		this.jdbc.sql("update customer_sync set done = dirty where provider_id = ?").param(poisoned).update();
		setStatus(poisoned, "status = 'ACTIVE', ended_at = null, end_reason = null");
	}

	private void setStatus(String customer, String columns) {
		this.jdbc.sql("update subscription set " + columns + " where customer_id = ?").param(customer).update();
	}

	@Test
	@Fault({ "F22", "F50" })
	void opensAStaffTaskForASecondItem() throws Exception {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliverAndSync("customer.subscription.created", customer);
		addItem(subscriptionOf(customer));
		this.control.perform(subscriptionOf(customer), "pause");
		deliverAndSync("customer.subscription.updated", customer);
		assertThat(statuses(customer)).containsExactly("PAUSED");
		assertThat(unsupported(customer)).containsExactly(subscriptionOf(customer) + ": It has 2 items instead of one");
	}

	@Test
	@Fault("F22")
	void whatIsSupportedAgainNeedsNobodyUntilItIsNotOnceMore() throws Exception {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliverAndSync("customer.subscription.created", customer);
		setQuantity(customer, 0);
		assertThat(unsupported(customer)).containsExactly(subscriptionOf(customer) + ": Its price has no fixed amount");
		setQuantity(customer, 2);
		assertThat(unsupported(customer)).isEmpty();
		setQuantity(customer, 0);
		assertThat(unsupported(customer)).hasSize(1);
	}

	private void setQuantity(String customer, int quantity) throws Exception {
		var subscription = "/v1/subscriptions/" + subscriptionOf(customer);
		var items = (Map<?, ?>) Objects.requireNonNull(this.control.read(subscription).get("items"));
		var item = (Map<?, ?>) ((List<?>) Objects.requireNonNull(items.get("data"))).get(0);
		this.control.update(subscription, Map.of("items[0][id]", String.valueOf(item.get("id")), "items[0][quantity]",
				Integer.toString(quantity), "proration_behavior", "none"));
		deliverAndSync("customer.subscription.updated", customer);
	}

	private List<String> unsupported(String customer) {
		return this.jdbc.sql(
				"select occasion from staff_task where kind = 'UNSUPPORTED_OBJECT' and subject = ? and closed_at is null")
			.param(customer)
			.query(String.class)
			.list();
	}

	@Test
	@Fault("F22")
	void opensAStaffTaskForAGivenUpCustomerUntilItSucceeds() {
		this.control.deliverTo("");
		var customer = pay("7,50");
		doThrow(new IllegalStateException("broken")).when(this.customerFetcher).fetch(customer);
		deliver("customer.subscription.created", customer);
		for (int tried = 0; tried < SyncQueue.MAX_ATTEMPTS; tried++) {
			makeDue(customer);
			syncAll();
		}
		assertThat(isTaskClosed(customer)).containsExactly(false);
		doCallRealMethod().when(this.customerFetcher).fetch(customer);
		makeDue(customer);
		syncAll();
		assertThat(statuses(customer)).containsExactly("ACTIVE");
		assertThat(isTaskClosed(customer)).containsExactly(true);
	}

	private List<Boolean> isTaskClosed(String customer) {
		return this.jdbc.sql("select closed_at is not null from staff_task where kind = 'SYNC_FAILED' and subject = ?")
			.param(customer)
			.query(Boolean.class)
			.list();
	}

	private void makeDue(String customer) {
		this.jdbc.sql("update customer_sync set next_try_at = now() where provider_id = ?").param(customer).update();
	}

	@Test
	@Fault("F95")
	void retriesAfterADeadlock() throws SQLException {
		this.control.deliverTo("");
		var customer = pay("7,50");
		deliver("customer.subscription.created", customer);
		asSuperuser(
				"""
						create sequence crossed; grant usage on crossed to public;
						create function cross() returns trigger language plpgsql security definer as $$
						begin if nextval('crossed') < 3 then raise exception 'crossed' using errcode = '40P01'; end if; return new; end $$;
						create trigger crossing before insert on subscription for each row execute function cross()"""
					.replace("cross()", "cross_once()"));
		try {
			syncAll();
		}
		finally {
			asSuperuser("drop trigger crossing on subscription; drop function cross_once(); drop sequence crossed");
		}
		assertThat(statuses(customer)).containsExactly("ACTIVE");
		assertThat(attempts(customer)).isZero();
	}

	@Test
	@Fault("F24")
	void countsTheRepairsOfASweep(@Autowired MeterRegistry meters) {
		this.control.deliverTo("");
		var session = PledgingReader.at(this.baseUrl).pledge("7,50");
		var customer = customerOf(session);
		var before = repaired();
		var counter = meters.get("tragwerk.sweep.repaired").tag("kind", "attempts").counter();
		var counted = counter.count();
		sweep(List.of(customer));
		syncAll();
		assertThat(repaired()).as("a reader who hesitates at Checkout").isEqualTo(before);
		this.control.complete(session);
		this.jdbc.sql("update customer_sync set dirty_since = now() - interval '1 hour' where provider_id = ?")
			.param(customer)
			.update();
		sweep(List.of(customer));
		syncAll();
		assertThat(statuses(customer)).containsExactly("ACTIVE");
		assertThat(repaired()).isEqualTo(before + 1);
		assertThat(counter.count()).isEqualTo(counted + 1);
		this.jdbc.sql("update customer_sync set dirty_since = now() - interval '1 hour' where provider_id = ?")
			.param(customer)
			.update();
		sweep(List.of(customer));
		syncAll();
		this.control.perform(subscriptionOf(customer), "pause");
		deliverAndSync("customer.subscription.updated", customer);
		assertThat(statuses(customer)).containsExactly("PAUSED");
		assertThat(repaired()).isEqualTo(before + 1);
	}

	private int sweep(List<String> customers) {
		return this.syncMarker.mark(Sweep.ATTEMPTS, customers, Duration.ofMinutes(5));
	}

	private void giveUp(String customer) {
		for (int i = 1; i < SyncQueue.MAX_ATTEMPTS; i++) {
			this.syncQueue.fail(leaseOf(customer), Duration.ZERO, "broken");
		}
		this.syncQueue.giveUp(leaseOf(customer), "broken");
	}

	private void syncAll() {
		Stream.of(RequestPriority.values()).forEach(this.worker::syncAll);
	}

	private Optional<Lease> lease() {
		return Stream.of(RequestPriority.values())
			.map((priority) -> this.syncQueue.lease(priority, Duration.ofMinutes(1), false))
			.flatMap(Optional::stream)
			.findFirst();
	}

	private String attempt(String session) {
		return this.jdbc.sql("select status from attempt where checkout_id = ?")
			.param(session)
			.query(String.class)
			.single();
	}

	private long repaired() {
		return this.jdbc.sql("select coalesce(sum(repaired), 0) from sweep_run").query(Long.class).single();
	}

	private int attempts(String customer) {
		return this.jdbc.sql("select attempts from customer_sync where provider_id = ?")
			.param(customer)
			.query(Integer.class)
			.single();
	}

	/** Adds a second item, which an update without the first item's id does. */
	private void addItem(String subscription) throws Exception {
		var form = "items[0][price_data][currency]=eur&items[0][price_data][product]=prod_unterstuetzung"
				+ "&items[0][price_data][unit_amount]=500&items[0][price_data][recurring][interval]=month"
				+ "&proration_behavior=none";
		var request = HttpRequest.newBuilder(URI.create(this.sandboxUrl + "/v1/subscriptions/" + subscription))
			.header("Authorization", "Bearer sk_test_control")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build();
		assertThat(SignedWebhookEvent.send(request)).isEqualTo(200);
	}

	/**
	 * Syncs until no row is marked; a single call can miss a row that a webhook event is
	 * just marking.
	 */
	private void workOff(String customer) {
		await().atMost(Patience.SOON).until(() -> {
			syncAll();
			return !isWaiting(customer);
		});
	}

	private String pay(String amount) {
		var session = PledgingReader.at(this.baseUrl).pledge(amount);
		this.control.complete(session);
		return customerOf(session);
	}

	private String customerOf(String session) {
		return String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("customer"));
	}

	private String subscriptionOf(String customer) {
		return String.valueOf(this.control.list("/v1/subscriptions?customer=" + customer).get(0).get("id"));
	}

	private void deliver(String type, String customer) {
		var body = SignedWebhookEvent.event("evt_" + UUID.randomUUID(), type, customer);
		assertThat(SignedWebhookEvent.post(this.baseUrl, body)).isEqualTo(200);
	}

	private void deliverAndSync(String type, String customer) {
		deliver(type, customer);
		syncAll();
	}

	private Lease leaseOf(String customer) {
		this.jdbc.sql("update customer_sync set next_try_at = now() - interval '1 day' where provider_id = ?")
			.param(customer)
			.update();
		var lease = lease().orElseThrow();
		assertThat(lease.providerId()).isEqualTo(customer);
		return lease;
	}

	private List<String> leasedNow() {
		return Stream.generate(this::lease)
			.takeWhile(Optional::isPresent)
			.map((lease) -> lease.orElseThrow().providerId())
			.toList();
	}

	private void finish(Lease lease) {
		this.transaction.executeWithoutResult((status) -> this.syncQueue.finish(lease));
	}

	private void expireLease(String customer) {
		this.jdbc.sql("update customer_sync set lease_until = now() - interval '1 second' where provider_id = ?")
			.param(customer)
			.update();
	}

	private boolean isWaiting(String customer) {
		return this.jdbc.sql("select exists (select from customer_sync where provider_id = ? and dirty > done)")
			.param(customer)
			.query(Boolean.class)
			.single();
	}

	private List<String> statuses(String customer) {
		return this.jdbc.sql("select status from subscription where customer_id = ?")
			.param(customer)
			.query(String.class)
			.list();
	}

	private long payments(String customer) {
		return this.jdbc
			.sql("select count(*) from payment p join subscription s on s.id = p.purpose_id"
					+ " where s.customer_id = ? and p.status = 'PAID'")
			.param(customer)
			.query(Long.class)
			.single();
	}

	private long webhookEvents(String event) {
		return this.jdbc.sql("select count(*) from stripe_webhook_event where event_id = ?")
			.param(event)
			.query(Long.class)
			.single();
	}

	private void asSuperuser(String sql) throws SQLException {
		try (var connection = DriverManager.getConnection(this.databaseUrl, "postgres", "postgres");
				var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
