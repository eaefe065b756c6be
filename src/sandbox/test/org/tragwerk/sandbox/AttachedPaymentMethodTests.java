package org.tragwerk.sandbox;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Subscription;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionUpdateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AttachedPaymentMethodTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void givesATestCardToACustomer() throws Exception {
		var subscription = this.fixture.subscribed();
		var card = attach("pm_card_chargeCustomerFail", subscription.getCustomer());
		assertThat(card.getCustomer()).isEqualTo(subscription.getCustomer());
		assertThat(card.getCard().getLast4()).isEqualTo("0341");
		assertThat(this.fixture.types("payment_method.*")).endsWith("payment_method.attached");
		this.fixture.stripe.v1()
			.subscriptions()
			.update(subscription.getId(),
					SubscriptionUpdateParams.builder().setDefaultPaymentMethod(card.getId()).build());
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
	}

	@Test
	void detachesAPaymentMethodForGood() throws Exception {
		var subscription = debited();
		var method = subscription.getDefaultPaymentMethod();
		assertThat(this.fixture.stripe.v1().paymentMethods().detach(method).getCustomer()).isNull();

		assertThat(current(subscription).getDefaultPaymentMethod()).isNull();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> attach(method, subscription.getCustomer()))
			.withMessageContaining("may not be used again");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().paymentMethods().detach(method));
		assertThat(this.fixture.types("mandate.updated")).hasSize(1);
		assertThat(this.fixture.types("payment_method.*")).endsWith("payment_method.detached");
	}

	@Test
	void failsWithoutAPaymentMethod() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.stripe.v1().paymentMethods().detach(subscription.getDefaultPaymentMethod());
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var unpaid = current(subscription);
		assertThat(unpaid.getStatus()).isEqualTo("past_due");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().invoices().pay(unpaid.getLatestInvoice()))
			.withMessageContaining("no default way to pay");
		assertThat(this.fixture.types("invoice.payment_failed")).hasSize(1);
	}

	@Test
	void updatesACardThatItsBankRenewed() throws Exception {
		var method = this.fixture.subscribed().getDefaultPaymentMethod();
		var before = this.fixture.stripe.v1().paymentMethods().retrieve(method).getCard().getExpYear();
		this.fixture.post("/_sandbox/objects/" + method + "/renew_card", "");

		assertThat(this.fixture.stripe.v1().paymentMethods().retrieve(method).getCard().getExpYear())
			.isGreaterThan(before);
		assertThat(this.fixture.types("payment_method.*")).endsWith("payment_method.automatically_updated");
	}

	private Subscription debited() throws StripeException {
		var session = this.fixture.stripe.v1()
			.checkout()
			.sessions()
			.create(SandboxFixture.pledge(this.fixture.customer().getId(), 750)
				.addPaymentMethodType(com.stripe.param.checkout.SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
				.build());
		this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete", "payment_method=sepa_debit");
		return this.fixture.subscriptions(session.getCustomer()).get(0);
	}

	private PaymentMethod attach(String method, String customer) throws StripeException {
		return this.fixture.stripe.v1()
			.paymentMethods()
			.attach(method, PaymentMethodAttachParams.builder().setCustomer(customer).build());
	}

	private Subscription current(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

}
