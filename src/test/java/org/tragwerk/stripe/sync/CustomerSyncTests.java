package org.tragwerk.stripe.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.slf4j.MDC;

import org.tragwerk.Fault;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.RequestPriorityFixture;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.tragwerk.stripe.client.RequestPriority.WEBHOOK;

@ExtendWith(OutputCaptureExtension.class)
class CustomerSyncTests {

	private static final Lease ADA = LeaseFixture.of("cus_ada");

	private static final Lease BOB = LeaseFixture.after(SyncQueue.MAX_ATTEMPTS - 1, "cus_bob");

	private final SyncQueue queue = Mockito.mock(SyncQueue.class);

	private final SyncCustomer customer = Mockito.mock(SyncCustomer.class);

	private final WorkerPool pool = Mockito.mock(WorkerPool.class);

	private boolean backlogged;

	private final SyncWorker worker = new SyncWorker(this.queue, this.customer, () -> this.backlogged, this.pool);

	@Test
	void syncsAllMarkedCustomers() {
		leases(ADA, BOB);
		this.worker.syncAll(WEBHOOK);
		then(this.customer).should().sync(ADA);
		then(this.customer).should().sync(BOB);
		then(this.queue).should(never()).fail(any(), any(), any());
	}

	@Test
	@Fault("F91")
	void leasesNothingWhileStopping() {
		leases(ADA, BOB);
		given(this.pool.isStopping()).willReturn(true);
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should(times(1)).lease(eq(WEBHOOK), any(), anyBoolean());
	}

	@Test
	@Fault("F91")
	void releasesItsLeasesWhenStopping() {
		var leaving = ArgumentCaptor.forClass(Runnable.class);
		then(this.pool).should().onStop(leaving.capture());
		leaving.getValue().run();
		then(this.queue).should().releaseAllExcept(List.of());
	}

	@Test
	@Fault("F29")
	void treatsALostLeaseAsNoFailure() {
		leases(ADA);
		willThrow(new LeaseLostException(ADA)).given(this.customer).sync(any());
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should(never()).fail(any(), any(), any());
		then(this.queue).should(never()).postpone(any(), any());
	}

	@Test
	@Fault("F93")
	void postponesWhileStripeIsUnavailable() {
		leases(BOB);
		willThrow(new ProviderUnavailableException(new IllegalStateException())).given(this.customer).sync(any());
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should().postpone(eq(BOB), any());
		then(this.queue).should(never()).fail(any(), any(), any());
	}

	@Test
	@Fault({ "F21", "F22" })
	void recordsFailuresAndGivesUp(CapturedOutput output) {
		leases(ADA, BOB);
		willThrow(new IllegalStateException("2 items")).given(this.customer).sync(any());
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should().fail(eq(ADA), any(), eq("IllegalStateException: 2 items"));
		then(this.queue).should().giveUp(BOB, "IllegalStateException: 2 items");
		then(this.queue).should(never()).fail(eq(BOB), any(), any());
		assertThat(output.getAll()).contains("The sync of customer cus_bob failed 12 times")
			.doesNotContain("The sync of customer cus_ada failed");
	}

	@Test
	@Fault("F94")
	void releasesALeaseThatCouldNotBeReleasedBefore() {
		given(this.queue.lease(eq(WEBHOOK), any(), anyBoolean()))
			.willThrow(new DataAccessResourceFailureException("gone"))
			.willThrow(new CannotCreateTransactionException("gone"))
			.willReturn(Optional.empty());
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should(never()).releaseAllExcept(any());
		this.worker.syncAll(WEBHOOK);
		this.worker.syncAll(WEBHOOK);
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should(times(2)).releaseAllExcept(any());
	}

	@Test
	@Fault({ "F29", "F94" })
	void keepsLeasesOfRunningSyncs() {
		var inHand = new ArrayList<List<String>>();
		willAnswer((call) -> inHand.add(List.copyOf(call.<Collection<String>>getArgument(0)))).given(this.queue)
			.releaseAllExcept(any());
		given(this.queue.lease(eq(WEBHOOK), any(), anyBoolean())).willReturn(Optional.of(ADA))
			.willThrow(new DataAccessResourceFailureException("gone"))
			.willReturn(Optional.empty())
			.willThrow(new DataAccessResourceFailureException("gone"))
			.willReturn(Optional.empty());
		willAnswer((call) -> {
			assertThat(MDC.get("customer.id")).isEqualTo("cus_ada");
			this.worker.syncAll(WEBHOOK);
			this.worker.syncAll(WEBHOOK);
			return null;
		}).given(this.customer).sync(ADA);
		this.worker.syncAll(WEBHOOK);
		this.worker.syncAll(WEBHOOK);
		assertThat(inHand).containsExactly(List.of("cus_ada"), List.of());
		assertThat(MDC.get("customer.id")).isNull();
	}

	@Test
	@Fault("F97")
	void startsNoWorkerForABulkSync() {
		this.backlogged = true;
		this.worker.wakeFor(new SyncRequest("cus_ada", WEBHOOK, "in_1", null));
		then(this.pool).should(never()).execute(any(), any());
		this.worker.wakeFor(SyncRequest.full("cus_ada", RequestPriority.CHECKOUT));
		then(this.pool).should().execute(eq(RequestPriority.CHECKOUT), any());
		this.backlogged = false;
		this.worker.wakeFor(new SyncRequest("cus_ada", WEBHOOK, "in_1", null));
		then(this.pool).should().execute(eq(WEBHOOK), any());
	}

	@Test
	@Fault("F32")
	void syncsEachPriorityOnItsOwnThreads() {
		willAnswer((call) -> {
			call.<Runnable>getArgument(1).run();
			return null;
		}).given(this.pool).execute(any(), any());
		given(this.queue.lease(any(), any(), anyBoolean())).willReturn(Optional.empty());
		this.worker.wakeAll();
		for (var priority : RequestPriority.values()) {
			then(this.pool).should().execute(eq(priority), any());
			then(this.queue).should().lease(eq(priority), any(), anyBoolean());
		}
	}

	@Test
	@Fault({ "F32", "F97" })
	void fetchesWithThePriorityOfTheLease() {
		var reader = new Lease("cus_ada", 3, 2, 7, 0, RequestPriority.READER, null);
		given(this.queue.lease(eq(RequestPriority.READER), any(), anyBoolean())).willReturn(Optional.of(reader))
			.willReturn(Optional.empty());
		var fetchedWith = new ArrayList<RequestPriority>();
		willAnswer((call) -> fetchedWith.add(RequestPriorityFixture.current())).given(this.customer).sync(reader);
		this.worker.syncAll(RequestPriority.READER);
		assertThat(fetchedWith).containsExactly(RequestPriority.READER);
	}

	@Test
	@Fault("F97")
	void skipsCustomersForTheBulkSync() {
		leases(ADA);
		this.backlogged = true;
		this.worker.syncAll(WEBHOOK);
		then(this.queue).should(times(2)).lease(eq(WEBHOOK), any(), eq(true));
	}

	private void leases(Lease... leases) {
		var answers = given(this.queue.lease(eq(WEBHOOK), any(), anyBoolean()));
		for (var lease : leases) {
			answers = answers.willReturn(Optional.of(lease));
		}
		answers.willReturn(Optional.empty());
	}

}
