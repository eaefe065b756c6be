package org.tragwerk.pledging;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.pledging.PledgingFixture.NOW;

class AttemptCheckoutTests {

	private final AttemptCheckout checkout = new AttemptCheckout(
			List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD, PaymentMethodType.PAYPAL));

	@Test
	@Fault({ "F42", "F65" })
	void increasesTheVersionWithOtherPaymentMethods() {
		assertThat(this.checkout.version()).isEqualTo(1);
		this.checkout.offerOnly(List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD), 1);
		assertThat(this.checkout.version()).isEqualTo(2);
		assertThat(this.checkout.paymentMethodTypes()).containsExactly(PaymentMethodType.SEPA_DEBIT,
				PaymentMethodType.CARD);
	}

	@Test
	@Fault({ "F36", "F42" })
	void ignoresASecondRefusalOfTheSameVersion() {
		this.checkout.offerOnly(List.of(PaymentMethodType.CARD), 1);
		this.checkout.offerOnly(List.of(PaymentMethodType.PAYPAL), 1);
		assertThat(this.checkout.version()).isEqualTo(2);
		assertThat(this.checkout.paymentMethodTypes()).containsExactly(PaymentMethodType.CARD);
	}

	@Test
	@Fault("F32")
	void wasOpenOnlySinceItWasFetched() {
		assertThat(this.checkout.wasOpenSince(NOW)).isFalse();
		update(State.OPEN, NOW);
		assertThat(this.checkout.wasOpenSince(NOW)).isTrue();
		assertThat(this.checkout.wasOpenSince(NOW.minusMillis(1))).isTrue();
		assertThat(this.checkout.wasOpenSince(NOW.plusMillis(1))).isFalse();
		update(State.COMPLETED, NOW);
		assertThat(this.checkout.wasOpenSince(NOW)).isFalse();
	}

	@Test
	@Fault("F29")
	void ignoresAnEarlierState() {
		update(State.EXPIRED, NOW);
		update(State.OPEN, NOW.minusMillis(1));
		assertThat(this.checkout.isExpired()).isTrue();
	}

	@Test
	void ignoresAStateOfUnknownTime() {
		this.checkout.update(new CheckoutSnapshot("cs_1", State.EXPIRED, null));
		assertThat(this.checkout.isExpired()).isFalse();
	}

	@Test
	@Fault("F31")
	void storesTheOpenedSession() {
		assertThat(this.checkout.url()).isNull();
		this.checkout.open(FakeCheckouts.page("1"));
		assertThat(this.checkout.url()).isEqualTo(URI.create("https://checkout.example/cs_1"));
		assertThat(this.checkout.checkoutId()).isEqualTo("cs_1");
		assertThat(this.checkout.customerId()).isEqualTo("cus_1");
	}

	private void update(State state, Instant at) {
		this.checkout.update(new CheckoutSnapshot("cs_1", state, null).at(at));
	}

}
