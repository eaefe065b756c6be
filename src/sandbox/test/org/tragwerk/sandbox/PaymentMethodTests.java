package org.tragwerk.sandbox;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.Mandate;
import com.stripe.model.PaymentMethodConfiguration;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeListParams;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentMethodTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void startsSupportByDirectDebitBeforeTheMoneyHasCome() throws Exception {
		var session = session();

		complete(session, "payment_method=sepa_debit&outcome=succeeded");

		var completed = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
		assertThat(completed.getStatus()).isEqualTo("complete");
		assertThat(completed.getPaymentStatus()).isEqualTo("unpaid");
		var subscription = subscription(completed);
		assertThat(subscription.getStatus()).isEqualTo("active");
		assertThat(invoice(subscription).getStatus()).isEqualTo("open");
		var charge = charge(subscription);
		assertThat(charge.getStatus()).isEqualTo("pending");
		assertThat(charge.getBalanceTransaction()).isNull();
		assertThat(charge.getPaymentMethodDetails().getSepaDebit().getExpectedDebitDate())
			.matches("\\d{4}-\\d\\d-\\d\\d");
		assertThat(this.fixture.stripe.v1().paymentIntents().retrieve(charge.getPaymentIntent()).getStatus())
			.isEqualTo("processing");
		assertThat(this.fixture.types()).containsExactly("customer.created", "charge.pending",
				"payment_intent.processing", "payment_method.attached", "customer.updated",
				"checkout.session.completed", "customer.subscription.created", "payment_intent.created",
				"invoice.created", "invoice.finalized");
	}

	@Test
	void staysIncompleteWhileTheFirstDebitIsUnderWayIfTheAccountSaysSo() throws Exception {
		this.fixture.post("/_sandbox/account", "first_debit=incomplete");
		var good = session();
		complete(good, "payment_method=sepa_debit&outcome=succeeded");
		var bad = session();
		complete(bad, "payment_method=sepa_debit&outcome=processing_fails");
		assertThat(subscription(this.fixture.stripe.v1().checkout().sessions().retrieve(good.getId())).getStatus())
			.isEqualTo("incomplete");
		this.fixture.advance("P15D");

		assertThat(subscription(this.fixture.stripe.v1().checkout().sessions().retrieve(good.getId())).getStatus())
			.isEqualTo("active");
		assertThat(subscription(this.fixture.stripe.v1().checkout().sessions().retrieve(bad.getId())).getStatus())
			.isEqualTo("incomplete_expired");
	}

	@Test
	void isPastDueWhileALaterDebitIsUnderWayIfTheAccountSaysSo() throws Exception {
		this.fixture.post("/_sandbox/account", "renewal_debit=past_due");
		var session = session();
		complete(session, "payment_method=sepa_debit&outcome=succeeded");
		this.fixture.advance("P1M");
		this.fixture.advance("PT3H");
		var completed = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
		assertThat(subscription(completed).getStatus()).isEqualTo("past_due");
		this.fixture.advance("P15D");

		assertThat(subscription(completed).getStatus()).isEqualTo("active");
	}

	@Test
	void knowsTheTestAccountsOfStripe() throws Exception {
		var quick = session();
		complete(quick, "payment_method=sepa_debit&outcome=succeeded&iban=DE08370400440532013003");
		var bad = session();
		complete(bad, "payment_method=sepa_debit&outcome=succeeded&iban=DE78370400440532013004");
		this.fixture.advance("PT4M");
		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(quick.getId()).getPaymentStatus())
			.isEqualTo("paid");
		assertThat(this.fixture.types()).contains("checkout.session.async_payment_failed");
		complete(session(), "payment_method=sepa_debit&outcome=succeeded&iban=DE35370400440532013002");
		this.fixture.advance("P15D");

		var dispute = this.fixture.stripe.v1().disputes().list().getData().get(0);
		assertThat(dispute.getStatus()).isEqualTo("lost");
		assertThat(dispute.getReason()).isEqualTo("debit_not_authorized");
	}

	@Test
	void debitsNoMoreThanTenThousand() {
		var answer = this.fixture.api("POST", "/v1/checkout/sessions",
				"mode=payment&success_url=https://example.org/&payment_method_types[0]=sepa_debit"
						+ "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
						+ "&line_items[0][price_data][unit_amount]=1000001&line_items[0][price_data][product]="
						+ SandboxFixture.PRODUCT);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("amount_too_large");
	}

	@Test
	void settlesADirectDebitDaysLater() throws Exception {
		var session = session();
		complete(session, "payment_method=sepa_debit&outcome=succeeded");

		this.fixture.advance("P15D");

		var completed = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
		assertThat(completed.getPaymentStatus()).isEqualTo("paid");
		assertThat(invoice(subscription(completed)).getStatus()).isEqualTo("paid");
		assertThat(charge(subscription(completed)).getStatus()).isEqualTo("succeeded");
		assertThat(this.fixture.types()).containsSubsequence("charge.succeeded", "payment_intent.succeeded",
				"invoice.paid", "invoice.payment_succeeded", "checkout.session.async_payment_succeeded",
				"invoice_payment.paid", "charge.updated");
	}

	@ParameterizedTest
	@CsvSource({ "payment_method=sepa_debit&outcome=processing_fails",
			"payment_method=sepa_debit&outcome=succeeded&iban=DE62370400440532013001" })
	void leavesTheSubscriptionActiveWhenTheFirstDirectDebitFails(String decision) throws Exception {
		var session = session();
		complete(session, decision);

		this.fixture.advance("P15D");

		var completed = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
		assertThat(completed.getPaymentStatus()).isEqualTo("unpaid");
		assertThat(subscription(completed).getStatus()).isEqualTo("active");
		assertThat(invoice(subscription(completed)).getStatus()).isEqualTo("void");
		var charge = charge(subscription(completed));
		assertThat(charge.getStatus()).isEqualTo("failed");
		assertThat(charge.getFailureCode()).isEqualTo("insufficient_funds");
		assertThat(this.fixture.stripe.v1().paymentIntents().retrieve(charge.getPaymentIntent()).getStatus())
			.isEqualTo("canceled");
		assertThat(this.fixture.types()).endsWith("charge.failed", "payment_intent.payment_failed",
				"checkout.session.async_payment_failed", "payment_intent.canceled", "invoice.voided");
	}

	@Test
	void showsTheBankAccountAndItsMandate() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded&iban=AT61+1904+3002+3457+3201");

		var method = this.fixture.stripe.v1().paymentMethods().retrieve(subscription.getDefaultPaymentMethod());
		assertThat(method.getType()).isEqualTo("sepa_debit");
		assertThat(method.getSepaDebit().getLast4()).isEqualTo("3201");
		assertThat(method.getSepaDebit().getCountry()).isEqualTo("AT");
		assertThat(method.getSepaDebit().getBankCode()).isEqualTo("19043002");
		assertThat(method.getCard()).isNull();
		var mandate = mandateOf(subscription);
		assertThat(mandate.getStatus()).isEqualTo("active");
		assertThat(mandate.getPaymentMethod()).isEqualTo(method.getId());
		assertThat(mandate.getPaymentMethodDetails().getSepaDebit().getReference()).isNotBlank();
	}

	@Test
	void givesTheSameAccountTheSameFingerprint() throws Exception {
		var first = charge(subscribed("payment_method=sepa_debit&outcome=succeeded"));
		var second = charge(subscribed("payment_method=sepa_debit&outcome=succeeded"));

		assertThat(second.getPaymentMethodDetails().getSepaDebit().getFingerprint()).isNotBlank()
			.isEqualTo(first.getPaymentMethodDetails().getSepaDebit().getFingerprint());
	}

	@Test
	void paysByPaypalAtOnce() throws Exception {
		var subscription = subscribed("payment_method=paypal&outcome=succeeded");

		assertThat(invoice(subscription).getStatus()).isEqualTo("paid");
		var method = this.fixture.stripe.v1().paymentMethods().retrieve(subscription.getDefaultPaymentMethod());
		assertThat(method.getPaypal().getPayerEmail()).isEqualTo("rosa@example.org");
		assertThat(method.getPaypal().getPayerId()).matches("[A-Z0-9]+");
		assertThat(charge(subscription).getPaymentMethodDetails().getPaypal().getTransactionId()).hasSize(17);
	}

	@Test
	void refusesPaypalUntilTheAccountHasIt() throws Exception {
		this.fixture.post("/_sandbox/account", "paypal_payments=inactive");

		assertThat(configuration().getPaypal().getAvailable()).isFalse();
		assertThatThrownBy(this::session).isInstanceOf(InvalidRequestException.class)
			.hasMessageContaining("paypal")
			.extracting("param")
			.isEqualTo("payment_method_types");

		this.fixture.post("/_sandbox/account", "paypal_payments=active");

		assertThat(configuration().getPaypal().getAvailable()).isTrue();
		assertThat(session().getPaymentMethodTypes()).contains("paypal");
	}

	@Test
	void showsWhetherTheAccountMayDebitBankAccounts() throws Exception {
		this.fixture.post("/_sandbox/account", "sepa_debit_payments=pending");

		assertThat(this.fixture.stripe.v1().accounts().retrieveCurrent().getCapabilities().getSepaDebitPayments())
			.isEqualTo("pending");
		assertThat(configuration().getSepaDebit().getAvailable()).isFalse();
	}

	@Test
	void takesOnlyWhatTheSessionOffers() throws Exception {
		var session = this.fixture.session(this.fixture.customer());

		var answer = this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete",
				"payment_method=sepa_debit&outcome=succeeded");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("[card]");
	}

	@Test
	void renewsByDirectDebitAndStaysActiveMeanwhile() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded");
		this.fixture.advance("P32D");

		var renewed = current(subscription);
		assertThat(renewed.getStatus()).isEqualTo("active");
		assertThat(invoice(renewed).getStatus()).isEqualTo("open");
		assertThat(invoice(renewed).getAttemptCount()).isEqualTo(1);
		assertThat(charge(renewed).getStatus()).isEqualTo("pending");
		this.fixture.advance("P15D");
		assertThat(invoice(current(subscription)).getStatus()).isEqualTo("paid");
	}

	@Test
	void triesAFailedDirectDebitNoSecondTime() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		this.fixture.advance("P32D");
		this.fixture.advance("P13D");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
		assertThat(invoice(current(subscription)).getNextPaymentAttempt()).isNull();
		assertThat(this.fixture.types()).contains("invoice.payment_failed");
	}

	@Test
	void failsWithoutAMandate() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/deactivate_mandate", "");

		assertThat(mandateOf(subscription).getStatus()).isEqualTo("inactive");
		assertThat(this.fixture.types()).contains("mandate.updated");
		this.fixture.advance("P32D");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
		assertThat(charge(subscription).getFailureCode()).isEqualTo("debit_not_authorized");
	}

	@Test
	void expiresAMandateUnusedForThreeYears() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded");
		this.fixture.advance("P15D");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/pause", "");
		this.fixture.advance("P37M");
		assertThat(mandateOf(subscription).getStatus()).isEqualTo("active");
		this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(), "pause_collection=");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(mandateOf(subscription).getStatus()).isEqualTo("inactive");
		assertThat(current(subscription).getStatus()).isNotEqualTo("active");
	}

	@Test
	void failsOnceAPaypalAgreementIsEnded() throws Exception {
		var subscription = subscribed("payment_method=paypal&outcome=succeeded");
		this.fixture.post("/_sandbox/objects/" + subscription.getDefaultPaymentMethod() + "/deactivate_mandate", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
	}

	@Test
	void learnsOfARevokedMandateOnlyFromTheNextDebit() throws Exception {
		var subscription = subscribed("payment_method=sepa_debit&outcome=succeeded");
		this.fixture.advance("P15D");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/revoke_mandate", "");
		assertThat(mandateOf(subscription).getStatus()).isEqualTo("active");
		this.fixture.advance("P32D");

		assertThat(mandateOf(subscription).getStatus()).isEqualTo("inactive");
		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
	}

	private Session session() throws Exception {
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(PaymentMethodType.SEPA_DEBIT)
			.addPaymentMethodType(PaymentMethodType.PAYPAL)
			.build();
		return this.fixture.stripe.v1().checkout().sessions().create(params);
	}

	private Subscription subscribed(String decision) throws Exception {
		var session = session();
		complete(session, decision);
		return subscription(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()));
	}

	private void complete(Session session, String decision) {
		var path = "/_sandbox/checkout/sessions/" + session.getId() + "/complete";
		assertThat(this.fixture.post(path, decision).statusCode()).isEqualTo(200);
	}

	private PaymentMethodConfiguration configuration() throws Exception {
		return this.fixture.stripe.v1().paymentMethodConfigurations().list().getData().get(0);
	}

	private Mandate mandateOf(Subscription subscription) throws Exception {
		return this.fixture.stripe.v1()
			.mandates()
			.retrieve(charge(subscription).getPaymentMethodDetails().getSepaDebit().getMandate());
	}

	private Subscription subscription(Session session) throws Exception {
		return this.fixture.stripe.v1().subscriptions().retrieve(session.getSubscription());
	}

	private Subscription current(Subscription subscription) throws Exception {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private Invoice invoice(Subscription subscription) throws Exception {
		return this.fixture.stripe.v1().invoices().retrieve(subscription.getLatestInvoice());
	}

	private Charge charge(Subscription subscription) throws Exception {
		var params = ChargeListParams.builder().setCustomer(subscription.getCustomer()).build();
		return this.fixture.stripe.v1().charges().list(params).getData().get(0);
	}

}
