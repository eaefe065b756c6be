package org.tragwerk.sandbox;

import java.util.Map;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.checkout.SessionCreateParams;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PastDueTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void keepsTheAnswerOfARefusedDebit() throws Exception {
		var subscription = owing("times=2");
		var key = RequestOptions.builder().setIdempotencyKey("pay-1").build();
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay(subscription, key))
				.satisfies((refused) -> assertThat(refused.getDeclineCode()).isNotBlank())
				.satisfies((refused) -> assertThat(refused.getCharge()).startsWith("ch_"));
		}
		assertThat(this.fixture.types("charge.failed")).hasSize(2);
		var other = InvoicePayParams.builder().setOffSession(true).build();
		assertThatExceptionOfType(IdempotencyException.class).isThrownBy(
				() -> this.fixture.stripe.v1().invoices().pay(current(subscription).getLatestInvoice(), other, key));
		assertThat(pay(subscription, null).getStatus()).isEqualTo("paid");
	}

	@Test
	void countsNoManualAttemptAmongTheRetries() throws Exception {
		var subscription = owing("times=0");
		for (int i = 0; i < 4; i++) {
			this.fixture.api("POST", "/v1/invoices/" + current(subscription).getLatestInvoice() + "/pay", "");
		}
		assertThat(invoice(subscription).getAttemptCount()).isOne();
		this.fixture.advance("P14D");
		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
		this.fixture.advance("P2D");
		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
	}

	@Test
	void staysUnpaidWhenAnotherAttemptFails() throws Exception {
		this.fixture.post("/_sandbox/account", "after_retries=mark_unpaid");
		var subscription = owing("times=0");
		this.fixture.advance("P16D");
		assertThat(current(subscription).getStatus()).isEqualTo("unpaid");
		assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay(subscription, null));
		assertThat(current(subscription).getStatus()).isEqualTo("unpaid");
	}

	@Test
	void cancelsWithoutAPaymentMethod() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.stripe.v1().paymentMethods().detach(subscription.getDefaultPaymentMethod());
		this.fixture.advance("P1M");
		this.fixture.advance("P16D");
		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
		assertThat(this.fixture.types("invoice.payment_failed")).hasSize(4);
	}

	@Test
	void requiresActionWhenPaidManually() throws Exception {
		var subscription = owing("times=1");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/challenge_next_payment", "");
		assertThatExceptionOfType(CardException.class).isThrownBy(() -> pay(subscription, null))
			.satisfies((refused) -> assertThat(refused.getCode()).isEqualTo("invoice_payment_intent_requires_action"));
	}

	@Test
	void letsNobodyTakeBackWhatTheBankIsWorkingOn() throws Exception {
		var subscription = debited();
		this.fixture.advance("P32D");
		var invoice = current(subscription).getLatestInvoice();
		var refused = this.fixture.api("POST", "/v1/invoices/" + invoice + "/void", "");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("payment_intent_unexpected_state");
		this.fixture.advance("P15D");
		assertThat(this.fixture.stripe.v1().invoices().retrieve(invoice).getStatus()).isEqualTo("paid");
	}

	@Test
	void takesMoneyForWhatWasWrittenOff() throws Exception {
		var subscription = owing("times=1");
		var invoice = current(subscription).getLatestInvoice();
		this.fixture.api("POST", "/v1/invoices/" + invoice + "/mark_uncollectible", "");
		assertThat(this.fixture.stripe.v1().invoices().pay(invoice).getStatus()).isEqualTo("paid");
		var other = owing("times=1");
		var lost = current(other).getLatestInvoice();
		this.fixture.api("POST", "/v1/invoices/" + lost + "/mark_uncollectible", "");
		assertThat(this.fixture.api("POST", "/v1/invoices/" + lost + "/void", "").body()).contains("\"void\"");
	}

	@Test
	void recordsAnInvoiceThatWasPaidOutsideStripe() throws Exception {
		var subscription = owing("times=1");
		var invoice = current(subscription).getLatestInvoice();
		var charges = this.fixture.stripe.v1().charges().list().getData().size();
		this.fixture.api("POST", "/v1/invoices/" + invoice + "/pay", "paid_out_of_band=true");
		var params = InvoiceRetrieveParams.builder().addExpand("payments").build();
		var paid = this.fixture.stripe.v1().invoices().retrieve(invoice, params);
		assertThat(paid.getStatus()).isEqualTo("paid");
		assertThat(paid.getPayments().getData()).extracting((payment) -> payment.getPayment().getType())
			.contains("payment_record");
		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(this.fixture.stripe.v1().charges().list().getData()).hasSize(charges);
	}

	@Test
	void takesNobodyElsesPaymentMethod() throws Exception {
		var subscription = owing("times=1");
		var foreign = this.fixture.subscribed().getDefaultPaymentMethod();
		for (var call : Map
			.of("/v1/subscriptions/" + subscription.getId(), "default_payment_method",
					"/v1/customers/" + subscription.getCustomer(), "invoice_settings[default_payment_method]",
					"/v1/invoices/" + current(subscription).getLatestInvoice() + "/pay", "payment_method")
			.entrySet()) {
			var refused = this.fixture.api("POST", call.getKey(), call.getValue() + "=" + foreign);
			assertThat(refused.statusCode()).as(call.getKey()).isEqualTo(400);
			assertThat(refused.body()).contains("must be attached to the customer");
		}
	}

	@Test
	void paysNothingBackThatIsDisputed() throws Exception {
		var subscription = this.fixture.subscribed();
		var charge = this.fixture.stripe.v1().charges().list().getData().get(0);
		this.fixture.post("/_sandbox/objects/" + charge.getId() + "/dispute", "");
		var refused = this.fixture.api("POST", "/v1/refunds", "charge=" + charge.getId());
		assertThat(refused.body()).contains("charge_disputed");
		assertThat(current(subscription).getStatus()).isEqualTo("active");
	}

	@Test
	void changesLittleBeforeTheFirstPayment() throws Exception {
		this.fixture.post("/_sandbox/account", "first_debit=incomplete");
		var subscription = debited();
		assertThat(subscription.getStatus()).isEqualTo("incomplete");
		var address = "/v1/subscriptions/" + subscription.getId();
		assertThat(this.fixture.api("POST", address, "cancel_at_period_end=true").statusCode()).isEqualTo(400);
		assertThat(this.fixture.api("POST", address, "metadata[a]=b").statusCode()).isEqualTo(200);
	}

	/** A subscription whose renewal payment is declined this many times; 0 for always. */
	private Subscription owing(String times) throws StripeException {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", times);
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
		return subscription;
	}

	private Subscription debited() throws StripeException {
		var session = this.fixture.stripe.v1()
			.checkout()
			.sessions()
			.create(SandboxFixture.pledge(this.fixture.customer().getId(), 750)
				.addPaymentMethodType(SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
				.build());
		this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete", "payment_method=sepa_debit");
		return this.fixture.stripe.v1()
			.subscriptions()
			.retrieve(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getSubscription());
	}

	private Invoice pay(Subscription subscription, @Nullable RequestOptions options) throws StripeException {
		return this.fixture.stripe.v1().invoices().pay(current(subscription).getLatestInvoice(), options);
	}

	private Invoice invoice(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice());
	}

	private Subscription current(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

}
