package org.tragwerk.sandbox;

import com.google.gson.JsonParser;
import com.stripe.model.checkout.Session;
import com.stripe.param.ChargeListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CheckoutModeTests {

	private static final String ONE_OFF = "mode=payment&success_url=http://x/%7BCHECKOUT_SESSION_ID%7D"
			+ "&payment_method_types[0]=card&payment_method_types[1]=sepa_debit"
			+ "&payment_intent_data[metadata][attempt_id]=7&line_items[0][quantity]=1"
			+ "&line_items[0][price_data][currency]=eur&line_items[0][price_data][product]=prod_newspaper"
			+ "&line_items[0][price_data][unit_amount]=2500";

	private static final String SETUP = "mode=setup&success_url=http://x&payment_method_types[0]=sepa_debit"
			+ "&payment_method_types[1]=card&setup_intent_data[metadata][reader_id]=3";

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void takesOnePaymentWithoutASubscription() throws Exception {
		var customer = this.fixture.customer().getId();
		var session = open(ONE_OFF + "&customer=" + customer);
		complete(session, "payment_method=card&outcome=succeeded");
		this.fixture.advance("PT3S");

		var paid = retrieve(session);
		assertThat(paid.getPaymentStatus()).isEqualTo("paid");
		assertThat(paid.getSubscription()).isNull();
		assertThat(paid.getInvoice()).isNull();
		assertThat(paid.getInvoiceCreation().getEnabled()).isFalse();
		var intent = this.fixture.stripe.v1().paymentIntents().retrieve(paid.getPaymentIntent());
		assertThat(intent.getMetadata()).containsEntry("attempt_id", "7");
		assertThat(intent.getAmountReceived()).isEqualTo(2500);
		assertThat(intent.getSetupFutureUsage()).isNull();
		var charges = ChargeListParams.builder().setCustomer(customer).build();
		assertThat(this.fixture.stripe.v1().charges().list(charges).getData()).singleElement()
			.satisfies((charge) -> assertThat(charge.getMetadata()).containsEntry("attempt_id", "7"));
		assertThat(this.fixture.types()).containsExactly("customer.created", "charge.succeeded",
				"payment_intent.succeeded", "payment_intent.created", "checkout.session.completed", "charge.updated");
	}

	@ParameterizedTest
	@CsvSource({ "succeeded,paid,checkout.session.async_payment_succeeded",
			"processing_fails,unpaid,checkout.session.async_payment_failed" })
	void learnsLaterOfOneDirectDebit(String outcome, String status, String event) throws Exception {
		var session = open(ONE_OFF + "&customer=" + this.fixture.customer().getId());
		complete(session, "payment_method=sepa_debit&outcome=" + outcome);
		assertThat(retrieve(session).getPaymentStatus()).isEqualTo("unpaid");
		this.fixture.advance("P15D");

		assertThat(retrieve(session).getPaymentStatus()).isEqualTo(status);
		assertThat(this.fixture.types()).contains(event);
	}

	@Test
	void knowsNoCustomerOfAGuest() throws Exception {
		var session = open(ONE_OFF);
		complete(session, "payment_method=card&outcome=succeeded&email=guest@example.org");

		assertThat(retrieve(session).getCustomer()).isNull();
		assertThat(retrieve(session).getCustomerDetails().getEmail()).isEqualTo("guest@example.org");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			payment_method=sepa_debit&outcome=succeeded | sepa_debit
			payment_method=card&outcome=succeeded       | card
			""")
	void setsAPaymentMethodUpForLater(String decision, String type) throws Exception {
		var customer = this.fixture.customer().getId();
		var session = open(SETUP + "&customer=" + customer);
		var prepared = this.fixture.stripe.v1().setupIntents().retrieve(session.getSetupIntent());
		assertThat(prepared.getStatus()).isEqualTo("requires_payment_method");
		complete(session, decision);

		assertThat(retrieve(session).getPaymentStatus()).isEqualTo("no_payment_required");
		assertThat(retrieve(session).getAmountTotal()).isNull();
		var intent = this.fixture.stripe.v1().setupIntents().retrieve(session.getSetupIntent());
		assertThat(intent.getStatus()).isEqualTo("succeeded");
		assertThat(intent.getMetadata()).containsEntry("reader_id", "3");
		var method = this.fixture.stripe.v1().paymentMethods().retrieve(intent.getPaymentMethod());
		assertThat(method.getType()).isEqualTo(type);
		assertThat(method.getCustomer()).isEqualTo(customer);
		assertThat(this.fixture.types()).containsExactly("customer.created", "setup_intent.created",
				"setup_intent.succeeded", "payment_method.attached", "checkout.session.completed");
	}

	@Test
	void keepsASetupOpenWhenTheBankDeclines() throws Exception {
		var session = open(SETUP);
		complete(session, "payment_method=card&outcome=declined");

		assertThat(retrieve(session).getStatus()).isEqualTo("open");
		assertThat(this.fixture.stripe.v1()
			.setupIntents()
			.retrieve(session.getSetupIntent())
			.getLastSetupError()
			.getCode()).isEqualTo("card_declined");
		assertThat(this.fixture.get("/c/pay/" + session.getId(), "text/html").statusCode()).isEqualTo(200);
	}

	private Session open(String form) throws Exception {
		var answer = this.fixture.api("POST", "/v1/checkout/sessions", form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.fixture.stripe.v1()
			.checkout()
			.sessions()
			.retrieve(JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString());
	}

	private Session retrieve(Session session) throws Exception {
		return this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId());
	}

	private void complete(Session session, String decision) {
		var path = "/_sandbox/checkout/sessions/" + session.getId() + "/complete";
		assertThat(this.fixture.post(path, decision).statusCode()).isEqualTo(200);
	}

}
