package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
	void recordsAPaymentOnce() {
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

	@ParameterizedTest
	@CsvSource({ "2027-11-24T20:00:00Z, 6000", "2028-04-05T20:00:00Z, 3820", "2028-04-05T20:00:01Z, 3820",
			"2028-04-04T20:00:01Z, 3837", "2028-11-23T20:00:00Z, 17", "2028-11-23T20:00:01Z, 17",
			"2028-11-24T20:00:00Z, 0", "2028-12-24T20:00:00Z, 0" })
	void hasAShareForTheDaysAfterAMomentInItsPeriod(Instant end, long share) {
		var period = new PaymentSnapshot.Period(Instant.parse("2027-11-24T19:59:59Z"),
				Instant.parse("2028-11-24T20:00:00Z"));
		this.payments.sync(Map.of(paid("pi_1", 6000, period), PURPOSE, paid("pi_2"), PURPOSE), NOW);
		assertThat(this.payments.sharesAfter(PURPOSE, end))
			.isEqualTo((share > 0) ? List.of(new Payments.Share("pi_1", new Money(share), false)) : List.of());
	}

	@Test
	void hasNoShareOfWhatIsNotPaidOrForAnotherPeriod() {
		var period = new PaymentSnapshot.Period(NOW, NOW.plus(Duration.ofDays(90)));
		var pending = new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), null, PaymentStatus.PENDING,
				new Money(750), NOW, null, period, null, PaymentSnapshot.Attempts.NONE, null);
		this.payments.sync(Map.of(pending, PURPOSE), NOW);
		assertThat(this.payments.sharesAfter(PURPOSE, NOW.plus(Duration.ofDays(30)))).isEmpty();
		assertThat(this.payments.isPaid(PURPOSE)).isFalse();
		this.payments.sync(Map.of(paid("pi_1", 750, period), PURPOSE), NOW);
		assertThat(this.payments.sharesAfter(PURPOSE, NOW.plus(Duration.ofDays(30))))
			.containsExactly(new Payments.Share("pi_1", new Money(500), false));
		assertThat(this.payments.sharesAfter(PURPOSE, NOW)).isEmpty();
		this.payments.sync(Map.of(paid("pi_2"), PURPOSE), NOW);
		assertThat(this.payments.sharesAfter(PURPOSE, NOW.plus(Duration.ofDays(30)))).hasSize(1);
		assertThat(this.payments.sharesAfter(PaymentPurpose.gift(PURPOSE.id()), NOW.plus(Duration.ofDays(30))))
			.isEmpty();
		assertThat(this.payments.isPaid(PURPOSE)).isTrue();
	}

	@Test
	void storesNothingWithoutSnapshots() {
		this.payments.sync(Map.of(), NOW);
		assertThat(this.repository.all()).isEmpty();
	}

	private static PaymentSnapshot paid(String id) {
		return paid(id, 750, null);
	}

	@Test
	@Fault("F73")
	void isRefundedIfTheLatestPaymentIs() {
		assertThat(this.payments.isRefunded(PURPOSE)).isFalse();
		this.payments.sync(Map.of(refunded("pi_1", NOW, 750), PURPOSE), NOW);
		assertThat(this.payments.isRefunded(PURPOSE)).isTrue();
		this.payments.sync(Map.of(
				new PaymentSnapshot(new PaymentSnapshot.Ids("pi_3", null, null), null, PaymentStatus.PENDING,
						new Money(750), NOW.plusSeconds(2), null, null, null, PaymentSnapshot.Attempts.NONE, null),
				PURPOSE), NOW);
		assertThat(this.payments.isRefunded(PURPOSE)).isTrue();
		this.payments.sync(Map.of(refunded("pi_2", NOW.plusSeconds(1), 749), PURPOSE), NOW);
		assertThat(this.payments.isRefunded(PURPOSE)).isFalse();
	}

	private static PaymentSnapshot refunded(String id, Instant at, long cents) {
		var refund = new RefundSnapshot("re_" + id, null, new Money(cents), RefundStatus.SUCCEEDED, at, null);
		return new PaymentSnapshot(new PaymentSnapshot.Ids(id, null, null), null, PaymentStatus.PAID, new Money(750),
				at, at, null, null, PaymentSnapshot.Attempts.NONE,
				new PaymentSnapshot.Reversal(List.of(refund), List.of(), null));
	}

	private static PaymentSnapshot paid(String id, long cents, PaymentSnapshot.@Nullable Period period) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids(id, null, null), null, PaymentStatus.PAID, new Money(cents),
				NOW, NOW, period, null, PaymentSnapshot.Attempts.NONE, null);
	}

}
