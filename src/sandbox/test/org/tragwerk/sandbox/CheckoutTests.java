package org.tragwerk.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.InvoicePayment;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CheckoutTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void leadsFromCustomerToPaidInvoice() throws Exception {
		var customer = this.fixture.customer();
		var session = this.fixture.session(customer);
		assertThat(session.getSubscription()).isNull();
		assertThat(session.getUrl()).isEqualTo(this.fixture.sandbox.url() + "/c/pay/" + session.getId());

		var answer = this.fixture.complete(session, "succeeded");

		assertThat(answer.body()).contains("thanks?session_id=" + session.getId());
		var params = SubscriptionListParams.builder()
			.setCustomer(customer.getId())
			.addExpand("data.latest_invoice.payments")
			.build();
		var subscription = this.fixture.stripe.v1().subscriptions().list(params).getData().get(0);
		assertThat(subscription.getStatus()).isEqualTo("active");
		assertThat(subscription.getMetadata()).containsEntry("attempt_id", "1");
		assertThat(subscription.getItems().getData().get(0).getPrice().getUnitAmount()).isEqualTo(750);
		var invoice = subscription.getLatestInvoiceObject();
		assertThat(invoice.getStatus()).isEqualTo("paid");
		assertThat(invoice.getParent().getSubscriptionDetails().getSubscription()).isEqualTo(subscription.getId());
		assertThat(invoice.getPayments().getData()).hasSize(1);
		var invoices = InvoiceListParams.builder().setSubscription(subscription.getId()).build();
		assertThat(this.fixture.stripe.v1().invoices().list(invoices).getData()).hasSize(1);
		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
			.isEqualTo("paid");
	}

	@Test
	void findsTheInvoiceOfAPayment() throws Exception {
		var subscription = this.fixture.subscribed();
		var byInvoice = InvoicePaymentListParams.builder()
			.setInvoice(subscription.getLatestInvoice())
			.addExpand("data.payment.payment_intent")
			.build();
		var payment = this.fixture.stripe.v1().invoicePayments().list(byInvoice).getData().get(0);
		var byIntent = InvoicePaymentListParams.builder()
			.setPayment(InvoicePaymentListParams.Payment.builder()
				.setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
				.setPaymentIntent(payment.getPayment().getPaymentIntent())
				.build())
			.build();

		assertThat(payment.getPayment().getPaymentIntentObject().getAmountReceived()).isEqualTo(750);
		assertThat(this.fixture.stripe.v1().invoicePayments().list(byIntent).getData())
			.extracting(InvoicePayment::getInvoice)
			.containsExactly(subscription.getLatestInvoice());
	}

	@Test
	void booksTheChargeAMomentLater() throws Exception {
		var subscription = this.fixture.subscribed();
		var charges = ChargeListParams.builder()
			.setCustomer(subscription.getCustomer())
			.addExpand("data.balance_transaction")
			.build();
		assertThat(this.fixture.stripe.v1().charges().list(charges).getData().get(0).getBalanceTransaction()).isNull();

		this.fixture.advance("PT3S");

		var booked = this.fixture.stripe.v1().charges().list(charges).getData().get(0).getBalanceTransactionObject();
		assertThat(booked.getFee()).isEqualTo(36);
		assertThat(booked.getNet()).isEqualTo(714);
	}

	@Test
	void sendsTheEventsOfAFirstSubscriptionInTheRecordedOrder() throws Exception {
		this.fixture.subscribed();
		this.fixture.advance("PT3S");

		assertThat(eventTypes()).containsExactly("customer.created", "charge.succeeded", "payment_method.attached",
				"customer.updated", "checkout.session.completed", "customer.subscription.created",
				"payment_intent.created", "payment_intent.succeeded", "invoice.created", "invoice.finalized",
				"invoice.paid", "invoice.payment_succeeded", "invoice_payment.paid", "charge.updated");
	}

	@Test
	void keepsTheSessionOpenWhenTheBankDeclines() throws Exception {
		var customer = this.fixture.customer();
		var session = this.fixture.session(customer);

		this.fixture.complete(session, "declined");

		assertThat(this.fixture.subscriptions(customer.getId())).isEmpty();
		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getStatus())
			.isEqualTo("open");
		assertThat(eventTypes()).containsExactly("customer.created", "payment_intent.created", "charge.failed",
				"payment_intent.payment_failed");
		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").body())
			.contains("Die Zahlung wurde abgelehnt");

		this.fixture.complete(session, "succeeded");
		assertThat(this.fixture.subscriptions(customer.getId())).hasSize(1);
	}

	@Test
	void leavesAdaptivePricingToTheAccountUnlessTheSessionSays() throws Exception {
		var customer = this.fixture.customer();
		assertThat(this.fixture.session(customer).getAdaptivePricing().getEnabled()).isTrue();
		var without = SandboxFixture.pledge(customer.getId(), 750)
			.setAdaptivePricing(SessionCreateParams.AdaptivePricing.builder().setEnabled(false).build())
			.build();
		assertThat(this.fixture.stripe.v1().checkout().sessions().create(without).getAdaptivePricing().getEnabled())
			.isFalse();
		this.fixture.post("/_sandbox/account", "adaptive_pricing=off");
		assertThat(this.fixture.session(customer).getAdaptivePricing().getEnabled()).isFalse();
		var refused = this.fixture.api("POST", "/v1/checkout/sessions", "adaptive_pricing[currency]=usd&mode=payment");
		assertThat(refused.body()).contains("parameter_unknown").contains("adaptive_pricing[currency]");
	}

	@Test
	void showsItsPageOnADomainOfOnesOwn() throws Exception {
		var own = "http://127.0.0.1:" + URI.create(this.fixture.sandbox.url()).getPort();
		this.fixture.post("/_sandbox/account", "checkout_domain=" + own);
		var session = this.fixture.session(this.fixture.customer());
		assertThat(session.getUrl()).isEqualTo(own + "/c/pay/" + session.getId());
	}

	@Test
	void refusesAPaymentMethodThatIsSwitchedOff() throws Exception {
		this.fixture.post("/_sandbox/account", "paypal_payments=inactive");
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(SessionCreateParams.PaymentMethodType.PAYPAL)
			.build();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().checkout().sessions().create(params))
			.withMessageContaining("The payment method type provided: paypal is invalid.")
			.satisfies((refusal) -> assertThat(refusal.getParam()).isEqualTo("payment_method_types"));
	}

	@Test
	void asksForAuthentication() throws Exception {
		var customer = this.fixture.customer();
		var session = this.fixture.session(customer);

		this.fixture.complete(session, "requires_action");

		assertThat(this.fixture.subscriptions(customer.getId())).isEmpty();
		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").body()).contains("Zahlung bestätigen");
		this.fixture.complete(session, "succeeded");
		var charge = this.fixture.stripe.v1().charges().list().getData().get(0);
		assertThat(charge.getPaymentMethodDetails().getCard().getThreeDSecure().getResult()).isEqualTo("authenticated");
	}

	@Test
	void leavesNoTraceOfAnAbandonedVisit() throws Exception {
		var session = this.fixture.session(this.fixture.customer());

		this.fixture.complete(session, "abandoned");

		assertThat(eventTypes()).containsExactly("customer.created");
	}

	@Test
	void expiresWhenTheClockPasses() throws Exception {
		var session = this.fixture.session(this.fixture.customer());

		this.fixture.advance("P1D");
		this.fixture.advance("PT1M");

		var expired = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
		assertThat(expired.getStatus()).isEqualTo("expired");
		assertThat(expired.getUrl()).isNull();
		assertThat(eventTypes()).contains("checkout.session.expired");
		assertThat(this.fixture.complete(session, "succeeded").statusCode()).isEqualTo(400);
	}

	@Test
	void expiresOnlyWhatIsOpen() throws Exception {
		var session = this.fixture.session(this.fixture.customer());
		this.fixture.stripe.v1().checkout().sessions().expire(session.getId());

		assertThatThrownBy(() -> this.fixture.stripe.v1().checkout().sessions().expire(session.getId()))
			.isInstanceOf(InvalidRequestException.class);
	}

	@Test
	void createsTheCustomerWhoIsNotKnownYet() throws Exception {
		var params = SandboxFixture.pledge("", 500).setCustomer(null).setCustomerEmail("neu@example.org").build();
		var session = this.fixture.stripe.v1().checkout().sessions().create(params);

		this.fixture.complete(session, "succeeded");

		var customer = this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getCustomer();
		assertThat(this.fixture.stripe.v1().customers().retrieve(customer).getEmail()).isEqualTo("neu@example.org");
		assertThat(this.fixture.subscriptions(customer)).hasSize(1);
	}

	@Test
	void booksByItselfWhileTheClockRuns() throws Exception {
		this.fixture.subscribed();

		await().atMost(Duration.ofMinutes(1)).until(() -> eventTypes().contains("charge.updated"));
	}

	private List<String> eventTypes() throws Exception {
		var events = this.fixture.stripe.v1().events().list(EventListParams.builder().setLimit(100L).build()).getData();
		var types = new java.util.ArrayList<>(events.stream().map((event) -> event.getType()).toList());
		java.util.Collections.reverse(types);
		return types;
	}

}
