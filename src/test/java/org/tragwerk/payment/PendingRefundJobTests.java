package org.tragwerk.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PendingRefundJob.PendingRefund;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class PendingRefundJobTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private static final Duration NINE_DAYS = Duration.ofDays(9);

	private final FakePaymentRepository payments = new FakePaymentRepository();

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private final PendingRefundJob job = new PendingRefundJob(this.payments, this.staffTasks,
			Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	@Fault("F74")
	void opensATaskForARefundPendingTooLong() {
		var late = refund(NOW.minus(NINE_DAYS).minusMillis(1));
		this.payments.pending.add(late);
		this.payments.pending.add(refund(NOW.minus(NINE_DAYS)));
		this.job.openTasks();
		then(this.staffTasks).should()
			.open(StaffTaskKind.REFUND_PENDING, late.payment().toString(), late.refund().toString(),
					Map.of("amount", 750L, "refund", "re_1", "createdAt", late.createdAt().toString()));
		then(this.staffTasks).shouldHaveNoMoreInteractions();
	}

	private static PendingRefund refund(Instant createdAt) {
		return new PendingRefund(UUID.randomUUID(), UUID.randomUUID(), "re_1", new Money(750), createdAt);
	}

}
