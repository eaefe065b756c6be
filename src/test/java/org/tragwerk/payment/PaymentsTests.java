package org.tragwerk.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private static final PaymentPurpose PURPOSE = PaymentPurpose.subscription(UUID.randomUUID());

	private final FakePaymentRepository repository = new FakePaymentRepository();

	private final Payments payments = new Payments(this.repository);

	@Test
	@Fault({ "F7", "F9" })
	void recordsAPaymentOnceHoweverOftenItIsSynced() {
		this.payments.sync(Map.of(paid("pi_1"), PURPOSE), NOW);
		this.payments.sync(Map.of(paid("pi_1"), PURPOSE), NOW);
		assertThat(this.repository.all()).hasSize(1);
		assertThat(this.repository.events).singleElement().isInstanceOf(PaymentReceived.class);
	}

	@Test
	void recordsSeveralPaymentsEachForItsPurpose() {
		var gift = PaymentPurpose.gift(UUID.randomUUID());
		var snapshots = new LinkedHashMap<PaymentSnapshot, PaymentPurpose>();
		snapshots.put(paid("pi_1"), PURPOSE);
		snapshots.put(paid("pi_2"), PURPOSE);
		snapshots.put(paid("pi_gift"), gift);
		this.payments.sync(snapshots, NOW);
		assertThat(this.payments.providerIds(PURPOSE)).containsExactly("pi_1", "pi_2");
		assertThat(this.payments.providerIds(gift)).containsExactly("pi_gift");
		assertThat(this.payments.providerIds(PaymentPurpose.gift(PURPOSE.id()))).isEmpty();
	}

	@Test
	void whatSyncsNoPaymentAsksForNone() {
		this.payments.sync(Map.of(), NOW);
		assertThat(this.repository.all()).isEmpty();
	}

	private static PaymentSnapshot paid(String id) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids(id, null, null), null, PaymentStatus.PAID, new Money(750),
				NOW, NOW, null, null, PaymentSnapshot.Attempts.NONE, null);
	}

}
