package org.tragwerk.stripe.sync;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.pledging.Attempts;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;

class CustomerStateWriterTests {

	private static final Lease LEASE = LeaseFixture.of("cus_ada");

	private static final CustomerState STATE = new CustomerState(List.of(),
			new CustomerSnapshot("cus_ada", List.of(), List.of(), List.of()), Map.of());

	private final SyncQueue queue = Mockito.mock(SyncQueue.class);

	private final Attempts attempts = Mockito.mock(Attempts.class);

	private final Subscriptions subscriptions = Mockito.mock(Subscriptions.class);

	private final RepairRecorder repairs = Mockito.mock(RepairRecorder.class);

	private final UnsupportedObjectTasks tasks = Mockito.mock(UnsupportedObjectTasks.class);

	private final CustomerStateWriter writer = new CustomerStateWriter(this.queue, this.attempts, this.subscriptions,
			this.tasks, this.repairs, new TransactionTemplate(Mockito.mock(PlatformTransactionManager.class)));

	@BeforeEach
	void write() {
		willAnswer((call) -> {
			call.<Runnable>getArgument(1).run();
			return null;
		}).given(this.repairs).record(any(), any());
	}

	@Test
	@Fault("F29")
	void checksTheFenceBeforeWriting() {
		this.writer.write(LEASE, STATE);
		var order = Mockito.inOrder(this.queue, this.attempts, this.subscriptions);
		order.verify(this.queue).finish(LEASE);
		order.verify(this.attempts).update(STATE.checkouts(), STATE.attempts());
		order.verify(this.subscriptions).sync(STATE.snapshot());
		then(this.tasks).should().update("cus_ada", STATE);
	}

	@Test
	@Fault("F29")
	void writesNothingAfterTheLeaseIsLost() {
		willThrow(new LeaseLostException(LEASE)).given(this.queue).finish(LEASE);
		assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> this.writer.write(LEASE, STATE));
		then(this.attempts).shouldHaveNoInteractions();
		then(this.subscriptions).shouldHaveNoInteractions();
		then(this.tasks).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F95")
	void retriesAfterADeadlock() {
		willThrow(new CannotAcquireLockException("no", new SQLException("crossed", "40P01"))).willDoNothing()
			.given(this.queue)
			.finish(LEASE);
		this.writer.write(LEASE, STATE);
		then(this.subscriptions).should().sync(STATE.snapshot());
	}

}
