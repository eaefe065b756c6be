package org.tragwerk.sandbox;

import java.util.List;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import com.stripe.param.checkout.SessionListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OneOffPaymentTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void takesOnePaymentAndMakesNoSubscription() throws Exception {
		var paid = completed(payment(), "payment_method=card&outcome=succeeded");

		assertThat(paid.getStatus()).isEqualTo("complete");
		assertThat(paid.getPaymentStatus()).isEqualTo("paid");
		assertThat(paid.getSubscription()).isNull();
		assertThat(paid.getInvoice()).isNull();
		var intent = this.fixture.stripe.v1().paymentIntents().retrieve(paid.getPaymentIntent());
		assertThat(intent.getAmountReceived()).isEqualTo(2000);
		assertThat(intent.getMetadata()).containsEntry("attempt_id", "42");
	}

	@Test
	void showsPaymentAndChargeWithTheSessionsOfACustomer() throws Exception {
		var paid = completed(payment(), "payment_method=paypal&outcome=succeeded");
		var params = SessionListParams.builder()
			.setCustomer(paid.getCustomer())
			.addExpand("data.payment_intent.latest_charge")
			.addExpand("data.invoice")
			.build();

		var session = this.fixture.stripe.v1().checkout().sessions().list(params).getData().get(0);

		assertThat(session.getPaymentIntentObject().getLatestChargeObject().getPaymentMethodDetails().getType())
			.isEqualTo("paypal");
	}

	@Test
	void settlesAOneOffDirectDebitDaysLater() throws Exception {
		var session = payment();
		assertThat(completed(session, "payment_method=sepa_debit&outcome=succeeded").getPaymentStatus())
			.isEqualTo("unpaid");

		this.fixture.advance("P15D");

		assertThat(retrieved(session).getPaymentStatus()).isEqualTo("paid");
	}

	@Test
	void leavesAOneOffDirectDebitUnpaidThatFails() throws Exception {
		var session = payment();
		completed(session, "payment_method=sepa_debit&outcome=processing_fails");

		this.fixture.advance("P15D");

		var failed = retrieved(session);
		assertThat(failed.getPaymentStatus()).isEqualTo("unpaid");
		assertThat(this.fixture.stripe.v1().paymentIntents().retrieve(failed.getPaymentIntent()).getStatus())
			.isEqualTo("requires_payment_method");
	}

	@Test
	void refusesWhatBelongsToAnotherMode() {
		var params = params(SessionCreateParams.Mode.PAYMENT).setSubscriptionData(
				SessionCreateParams.SubscriptionData.builder().putMetadata("attempt_id", "42").build());
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().checkout().sessions().create(params.build()))
			.satisfies((refusal) -> assertThat(refusal.getParam()).isEqualTo("subscription_data"));
	}

	@Test
	void setsUpAMethodWithoutTakingMoney() throws Exception {
		var customer = this.fixture.stripe.v1().customers().create().getId();
		var session = this.fixture.stripe.v1()
			.checkout()
			.sessions()
			.create(SessionCreateParams.builder()
				.setMode(SessionCreateParams.Mode.SETUP)
				.setCustomer(customer)
				.setCurrency("eur")
				.setSuccessUrl("https://paper.example/return")
				.addAllPaymentMethodType(List.of(PaymentMethodType.CARD, PaymentMethodType.SEPA_DEBIT))
				.build());

		var done = completed(session, "payment_method=sepa_debit&outcome=succeeded");

		assertThat(done.getPaymentStatus()).isEqualTo("no_payment_required");
		var intent = this.fixture.stripe.v1().setupIntents().retrieve(done.getSetupIntent());
		assertThat(intent.getStatus()).isEqualTo("succeeded");
		assertThat(this.fixture.stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod()).getCustomer())
			.isEqualTo(customer);
	}

	private Session payment() throws Exception {
		this.fixture.post("/_sandbox/account", "paypal_payments=active");
		return this.fixture.stripe.v1()
			.checkout()
			.sessions()
			.create(params(SessionCreateParams.Mode.PAYMENT)
				.setPaymentIntentData(
						SessionCreateParams.PaymentIntentData.builder().putMetadata("attempt_id", "42").build())
				.build());
	}

	private SessionCreateParams.Builder params(SessionCreateParams.Mode mode) {
		return SessionCreateParams.builder()
			.setMode(mode)
			.setCustomerCreation(SessionCreateParams.CustomerCreation.ALWAYS)
			.setSuccessUrl("https://paper.example/return")
			.addAllPaymentMethodType(
					List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD, PaymentMethodType.PAYPAL))
			.addLineItem(LineItem.builder()
				.setQuantity(1L)
				.setPriceData(LineItem.PriceData.builder()
					.setCurrency("eur")
					.setProduct(SandboxFixture.PRODUCT)
					.setUnitAmount(2000L)
					.build())
				.build());
	}

	private Session completed(Session session, String decision) throws Exception {
		var path = "/_sandbox/checkout/sessions/" + session.getId() + "/complete";
		assertThat(this.fixture.post(path, decision).statusCode()).isEqualTo(200);
		return retrieved(session);
	}

	private Session retrieved(Session session) throws Exception {
		return this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
	}

}
