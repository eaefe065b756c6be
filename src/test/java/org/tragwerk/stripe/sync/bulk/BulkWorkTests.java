package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.stripe.client.OwnSubscriptionsFixture;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.stripe.sync.CustomerStateWriter;
import org.tragwerk.stripe.sync.LeaseFixture;
import org.tragwerk.stripe.sync.LeaseLostException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.tragwerk.Patience.SOON;

class BulkWorkTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

	private static final BulkLease ADA = lease("cus_ada", "sub_1");

	private static final BulkLease BOB = lease("cus_bob", "sub_2");

	private final BulkSyncQueue queue = Mockito.mock(BulkSyncQueue.class);

	private final BulkFetcher fetcher = Mockito.mock(BulkFetcher.class);

	private final Subscriptions subscriptions = Mockito.mock(Subscriptions.class);

	private final CustomerStateWriter writer = Mockito.mock(CustomerStateWriter.class);

	private final BulkSyncProperties properties = new BulkSyncProperties(2, 100, Duration.ofMinutes(15));

	private final BulkSyncWorker worker = new BulkSyncWorker(this.queue, this.fetcher, this.subscriptions, this.writer,
			this.properties);

	private final WorkerPool pool = Mockito.mock(WorkerPool.class);

	private final BacklogMonitor monitor = new BacklogMonitor(this.queue, this.worker, this.pool, this.properties);

	@BeforeEach
	void listAda() {
		given(this.queue.hasAtLeast(2)).willReturn(true);
		given(this.fetcher.ownSubscriptions()).willReturn(OwnSubscriptionsFixture.of("prod_ours"));
		given(this.fetcher.subscriptions(any(), any(), anyInt()))
			.willReturn(Map.of("sub_1", ApiResource.GSON.fromJson("""
					{"id":"sub_1","customer":"cus_ada","status":"active","metadata":{},"items":{"data":[]}}""",
					Subscription.class)));
	}

	@Test
	@Fault("F97")
	void writesDerivableStatesAndLeavesOthers() {
		leases(ADA, BOB);
		this.worker.sync();
		then(this.writer).should().write(eq(ADA.lease()), any());
		then(this.writer).shouldHaveNoMoreInteractions();
		then(this.queue).should().leaveToSingleSyncs(List.of(BOB.lease()));
		then(this.queue).should(times(1)).lease(anyInt(), any());
	}

	@Test
	@Fault({ "F29", "F97" })
	void doesNotWriteAfterALostLeaseOrFailure() {
		leases(ADA, lease("cus_ada", "sub_1"));
		willThrow(Mockito.mock(LeaseLostException.class)).willThrow(new IllegalStateException())
			.given(this.writer)
			.write(any(), any());
		this.worker.sync();
		then(this.queue).should().leaveToSingleSyncs(List.of(ADA.lease(), ADA.lease()));
	}

	@Test
	@Fault("F97")
	void readsBothListsAtOnce() {
		var bothAsked = new CountDownLatch(2);
		leases(ADA, BOB);
		given(this.fetcher.subscriptions(any(), any(), anyInt())).will((call) -> answerWhenBothAreAsked(bothAsked));
		given(this.fetcher.invoices(any(), any(), anyInt())).will((call) -> answerWhenBothAreAsked(bothAsked));
		this.worker.sync();
		then(this.queue).should().leaveToSingleSyncs(List.of(ADA.lease(), BOB.lease()));
		assertThat(bothAsked.getCount()).isZero();
	}

	private static Map<?, ?> answerWhenBothAreAsked(CountDownLatch bothAsked) throws InterruptedException {
		bothAsked.countDown();
		assertThat(bothAsked.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
		return Map.of();
	}

	@Test
	@Fault("F93")
	void postponesWhileStripeIsUnavailable() {
		leases(ADA, BOB);
		given(this.fetcher.invoices(any(), any(), anyInt()))
			.willThrow(new ProviderUnavailableException(new IllegalStateException()));
		this.worker.sync();
		then(this.queue).should().postpone(eq(List.of(ADA.lease(), BOB.lease())), any());
		then(this.queue).should(never()).leaveToSingleSyncs(any());
		then(this.writer).shouldHaveNoInteractions();
	}

	@Test
	@Fault({ "F22", "F97" })
	void leavesOnlyTheCustomerOfAnUnsupportedInvoice() {
		leases(ADA, BOB);
		given(this.fetcher.subscriptions(any(), any(), anyInt())).willReturn(
				Map.of("sub_1", renewed("sub_1", "cus_ada", "in_1"), "sub_2", renewed("sub_2", "cus_bob", "in_2")));
		given(this.fetcher.invoices(any(), any(), anyInt()))
			.willReturn(Map.of("in_1", paid("sub_1", "eur"), "in_2", paid("sub_2", "usd")));
		given(this.subscriptions.activeAmong(any())).willReturn(Set.of("sub_1", "sub_2"));
		this.worker.sync();
		then(this.writer).should().write(eq(ADA.lease()), any());
		then(this.writer).shouldHaveNoMoreInteractions();
		then(this.queue).should().leaveToSingleSyncs(List.of(BOB.lease()));
	}

	@Test
	@Fault({ "F22", "F97" })
	void leavesAFailedBatchToSingleSyncs() {
		leases(ADA, BOB);
		given(this.fetcher.invoices(any(), any(), anyInt())).willThrow(new IllegalStateException());
		this.worker.sync();
		then(this.queue).should().leaveToSingleSyncs(List.of(ADA.lease(), BOB.lease()));
		then(this.queue).should(never()).postpone(any(), any());
	}

	@Test
	void leavesFewChangesOfOtherDays() {
		given(this.queue.lease(100, Duration.ofMinutes(15))).willReturn(List.of(BOB)).willReturn(List.of(ADA, BOB));
		this.worker.sync();
		then(this.queue).should(times(2)).leaveToSingleSyncs(List.of(BOB.lease()));
		then(this.fetcher).should(times(1)).subscriptions(any(), any(), anyInt());
		then(this.writer).should().write(eq(ADA.lease()), any());
	}

	@Test
	void doesNothingBelowTheThreshold() {
		leases();
		this.worker.sync();
		then(this.queue).should(times(1)).lease(anyInt(), any());
		given(this.queue.hasAtLeast(2)).willReturn(false);
		this.worker.sync();
		then(this.queue).should(times(1)).lease(anyInt(), any());
		then(this.fetcher).shouldHaveNoInteractions();
		then(this.queue).should(never()).leaveToSingleSyncs(any());
	}

	@Test
	@Fault("F97")
	void isBackloggedAboveTheThreshold() {
		assertThat(this.monitor.isBacklogged()).isFalse();
		this.monitor.check();
		assertThat(this.monitor.isBacklogged()).isTrue();
		given(this.queue.hasAtLeast(2)).willReturn(false);
		this.monitor.check();
		assertThat(this.monitor.isBacklogged()).isFalse();
	}

	@Test
	@Fault("F97")
	void isNotBackloggedIfBulkSyncsDoNotEnd() {
		ReflectionTestUtils.setField(this.monitor, "lastEnd", System.nanoTime() - Duration.ofMinutes(21).toNanos());
		this.monitor.check();
		assertThat(this.monitor.isBacklogged()).isFalse();
		leases();
		this.monitor.wake();
		var work = ArgumentCaptor.forClass(Runnable.class);
		then(this.pool).should().execute(eq(RequestPriority.WEBHOOK), work.capture());
		work.getValue().run();
		then(this.queue).should().lease(anyInt(), any());
		this.monitor.check();
		assertThat(this.monitor.isBacklogged()).isTrue();
	}

	private static Subscription renewed(String id, String customer, String invoice) {
		return ApiResource.GSON.fromJson(
				"""
						{"id":"%s","customer":"%s","status":"active","latest_invoice":"%s","start_date":1790000000,
						"metadata":{"attempt_id":"8e9ae1c2-4b3b-4a34-a3b4-1f2b31b0b6a1"},
						"items":{"data":[{"current_period_end":1800000000,"price":{"product":"prod_ours","unit_amount":500,"currency":"eur",
						"recurring":{"interval":"month","interval_count":1}}}]}}"""
					.formatted(id, customer, invoice),
				Subscription.class);
	}

	private static Invoice paid(String subscription, String currency) {
		return ApiResource.GSON.fromJson(
				"""
						{"status":"paid","created":1800000000,"parent":{"subscription_details":{"subscription":"%s"}},"currency":"%s",
						"payments":{"data":[{"status":"paid","amount_paid":500,"status_transitions":{"paid_at":1800000000},
						"payment":{"type":"payment_intent","payment_intent":"pi_1"}}]}}"""
					.formatted(subscription, currency),
				Invoice.class);
	}

	private void leases(BulkLease... leases) {
		given(this.queue.lease(100, Duration.ofMinutes(15))).willReturn(Arrays.asList(leases));
	}

	private static BulkLease lease(String customer, String object) {
		return new BulkLease(LeaseFixture.of(customer), Set.of(object), NOW);
	}

}
