package org.tragwerk.pledging;

import java.util.Set;

import org.junit.jupiter.api.Test;

import org.tragwerk.money.PaymentMethodType;

import static org.assertj.core.api.Assertions.assertThat;

class AvailablePaymentMethodsTests {

	private final FakeCheckouts checkouts = new FakeCheckouts();

	@Test
	void offersConfiguredMethodsThatTheAccountSupports() {
		this.checkouts.ways = Set.of(PaymentMethodType.PAYPAL, PaymentMethodType.SEPA_DEBIT);
		assertThat(offered(PaymentMethodType.CARD, PaymentMethodType.PAYPAL, PaymentMethodType.SEPA_DEBIT))
			.containsExactly(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.PAYPAL);
		assertThat(offered(PaymentMethodType.PAYPAL, PaymentMethodType.CARD)).containsExactly(PaymentMethodType.PAYPAL);
	}

	@Test
	void offersCardsWhileTheAccountIsUnknown() {
		this.checkouts.ways = Set.of();
		assertThat(offered(PaymentMethodType.SEPA_DEBIT)).containsExactly(PaymentMethodType.CARD);
	}

	private Iterable<PaymentMethodType> offered(PaymentMethodType... wanted) {
		return new AvailablePaymentMethods(PledgingFixture.properties(true, wanted), this.checkouts).list();
	}

}
