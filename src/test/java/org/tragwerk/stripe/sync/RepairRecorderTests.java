package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.member.MemberId;
import org.tragwerk.payment.PaymentEvent;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionId;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

class RepairRecorderTests {

	private static final CancellationRevoked EVENT = new CancellationRevoked(new SubscriptionId(UUID.randomUUID()),
			new MemberId(UUID.randomUUID()), Instant.EPOCH);

	private static final PaymentEvent PAYMENT = Mockito.mock(PaymentReceived.class);

	private final JdbcClient jdbc = Mockito.mock(JdbcClient.class, Mockito.RETURNS_DEEP_STUBS);

	private final RepairRecorder repairs = new RepairRecorder(this.jdbc);

	@Test
	@Fault("F24")
	void notesWhatASweepFoundAndNoWebhookTold() {
		record(true, true);
		verify(this.jdbc, times(1)).sql(any());
		record(true, false);
		record(false, true);
		verify(this.jdbc, times(1)).sql(any());
	}

	@Test
	@Fault("F24")
	void aPaymentIsAChangeLikeAnyOther() {
		this.repairs.record(new Lease("cus_ada", 1, 1, 0, true), () -> this.repairs.on(PAYMENT));
		verify(this.jdbc, times(1)).sql(any());
	}

	private void record(boolean bySweep, boolean hasChanged) {
		this.repairs.record(new Lease("cus_ada", 1, 1, 0, bySweep), () -> {
			if (hasChanged) {
				this.repairs.on(EVENT);
			}
		});
	}

}
