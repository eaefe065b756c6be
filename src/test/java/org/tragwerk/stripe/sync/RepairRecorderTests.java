package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.member.MemberId;
import org.tragwerk.payment.PaymentEvent;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionId;

import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

class RepairRecorderTests {

	private static final CancellationRevoked EVENT = new CancellationRevoked(new SubscriptionId(UUID.randomUUID()),
			new MemberId(UUID.randomUUID()), Instant.EPOCH);

	private static final PaymentEvent PAYMENT = Mockito.mock(PaymentReceived.class);

	private final SweepRuns sweepRuns = Mockito.mock(SweepRuns.class);

	private final RepairRecorder repairs = new RepairRecorder(this.sweepRuns);

	@Test
	@Fault("F24")
	void recordsAChangeFoundOnlyByASweep() {
		record("subscriptions", true);
		verify(this.sweepRuns).recordRepair("subscriptions", LeaseFixture.by("subscriptions").providerId());
		record("subscriptions", false);
		record(null, true);
		verifyNoMoreInteractions(this.sweepRuns);
	}

	@Test
	@Fault("F24")
	void recordsAChangedPayment() {
		this.repairs.record(LeaseFixture.by("attempts"), () -> this.repairs.on(PAYMENT));
		verify(this.sweepRuns).recordRepair("attempts", LeaseFixture.by("attempts").providerId());
	}

	private void record(@Nullable String sweep, boolean hasChanged) {
		this.repairs.record(LeaseFixture.by(sweep), () -> {
			if (hasChanged) {
				this.repairs.on(EVENT);
			}
		});
	}

}
