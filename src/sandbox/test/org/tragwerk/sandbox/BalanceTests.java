package org.tragwerk.sandbox;

import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Subscription;
import com.stripe.param.ChargeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@ParameterizedTest
	@CsvSource({ "card,charge,36", "sepa_debit,payment,35", "paypal,payment,57" })
	void keepsAFeeThatDependsOnThePaymentMethod(String way, String type, long fee) throws Exception {
		var charge = charge(subscribed(way));
		this.fixture.advance("P15D");

		var line = lineOf(charge);
		assertThat(line.getFee()).isEqualTo(fee);
		assertThat(line.getNet()).isEqualTo(750 - fee);
		assertThat(line.getType()).isEqualTo(type);
		assertThat(line.getReportingCategory()).isEqualTo("charge");
	}

	@ParameterizedTest
	@CsvSource({ "3782 8224 6310 005,39,amex", "4000 0082 6000 0000,44,visa", "1117,49,discover", "4242,36,visa" })
	void takesAFeeThatDependsOnWhereTheCardComesFrom(String number, long fee, String brand) throws Exception {
		var session = this.fixture.session(this.fixture.customer());
		this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete",
				"payment_method=card&card=" + number.replace(" ", "+"));
		this.fixture.advance("PT3S");

		var charge = this.fixture.stripe.v1().charges().list().getData().get(0);
		assertThat(charge.getPaymentMethodDetails().getCard().getBrand()).isEqualTo(brand);
		assertThat(lineOf(charge).getFee()).isEqualTo(fee);
	}

	@Test
	void takesTheFeeThatTheAccountHasAgreedOn() throws Exception {
		this.fixture.post("/_sandbox/account", "fee_paypal=1%2B10");
		var charge = charge(subscribed("paypal"));
		this.fixture.advance("PT3S");

		assertThat(lineOf(charge).getFee()).isEqualTo(18);
	}

	@Test
	void refundsInPartsUntilNothingIsLeft() throws Exception {
		var charge = charge(subscribed("card"));
		this.fixture.advance("PT3S");
		var part = RefundCreateParams.builder()
			.setPaymentIntent(charge.getPaymentIntent())
			.setAmount(250L)
			.putMetadata("refund_id", "1")
			.build();
		var first = this.fixture.stripe.v1().refunds().create(part);
		assertThat(charge(charge).getAmountRefunded()).isEqualTo(250);
		assertThat(charge(charge).getRefunded()).isFalse();
		refund("charge=" + charge.getId() + "&reason=requested_by_customer", 200);
		this.fixture.advance("PT3S");

		assertThat(charge(charge).getRefunded()).isTrue();
		assertThat(first.getMetadata()).containsEntry("refund_id", "1");
		var line = this.fixture.stripe.v1().balanceTransactions().retrieve(first.getBalanceTransaction());
		assertThat(line.getAmount()).isEqualTo(-250);
		assertThat(line.getFee()).isZero();
		assertThat(line.getType()).isEqualTo("refund");
		assertThat(refund("charge=" + charge.getId(), 400).get("code").getAsString())
			.isEqualTo("charge_already_refunded");
		assertThat(this.fixture.types()).endsWith("refund.created", "charge.refunded", "refund.created",
				"charge.refunded", "refund.updated", "charge.refund.updated", "refund.updated",
				"charge.refund.updated");
	}

	@Test
	void takesARefundBackThatTheBankReturned() throws Exception {
		var charge = charge(subscribed("card"));
		this.fixture.advance("PT3S");
		var id = refund("charge=" + charge.getId() + "&amount=250", 200).get("id").getAsString();
		this.fixture.advance("P3D");
		this.fixture.post("/_sandbox/objects/" + id + "/fail", "");

		var failed = this.fixture.stripe.v1().refunds().retrieve(id);
		assertThat(failed.getStatus()).isEqualTo("failed");
		assertThat(failed.getFailureReason()).isEqualTo("lost_or_stolen_card");
		var line = this.fixture.stripe.v1().balanceTransactions().retrieve(failed.getFailureBalanceTransaction());
		assertThat(line.getAmount()).isEqualTo(250);
		assertThat(line.getType()).isEqualTo("refund_failure");
		assertThat(charge(charge).getAmountRefunded()).isZero();
		assertThat(this.fixture.types()).endsWith("refund.updated", "charge.refund.updated", "refund.failed",
				"charge.updated");
		assertThat(refund("charge=" + charge.getId(), 200).get("amount").getAsLong()).isEqualTo(750);
	}

	@Test
	void booksAPaymentLateWhereTheAccountSaysSo() throws Exception {
		this.fixture.post("/_sandbox/account", "booked_after=90000");
		var charge = charge(subscribed("card"));
		this.fixture.advance("P1D");
		assertThat(charge(charge).getBalanceTransaction()).isNull();
		this.fixture.advance("PT1H");

		assertThat(lineOf(charge).getNet()).isEqualTo(714);
	}

	@Test
	void refundsNoMoreThanIsLeft() throws Exception {
		var charge = charge(subscribed("card"));

		assertThat(refund("charge=" + charge.getId() + "&amount=751", 400).get("param").getAsString())
			.isEqualTo("amount");
		assertThat(charge(charge).getAmountRefunded()).isZero();
	}

	@Test
	void refundsADirectDebitOnlyWhenTheMoneyHasCome() throws Exception {
		var charge = charge(subscribed("sepa_debit"));
		assertThat(refund("payment_intent=" + charge.getPaymentIntent(), 400).get("message").getAsString())
			.contains("does not have a successful charge");
		this.fixture.advance("P15D");
		var refund = refund("payment_intent=" + charge.getPaymentIntent(), 200);
		assertThat(refund.get("status").getAsString()).isEqualTo("pending");
		this.fixture.advance("P8D");

		assertThat(this.fixture.stripe.v1().refunds().retrieve(refund.get("id").getAsString()).getStatus())
			.isEqualTo("succeeded");
	}

	@Test
	void refundsADirectDebitForHalfAYearOnly() throws Exception {
		var charge = charge(subscribed("sepa_debit"));
		this.fixture.advance("P181D");
		assertThat(refund("charge=" + charge.getId(), 400).get("message").getAsString()).contains("180 days");
	}

	@Test
	void blocksASecondPaymentWhileADebitIsUnderWay() throws Exception {
		var subscription = subscribed("sepa_debit");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		var invoice = this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getLatestInvoice();

		assertThat(this.fixture.api("POST", "/v1/invoices/" + invoice + "/pay", "").body()).contains("processing");
	}

	@Test
	void withdrawsADisputedPaymentWithAFee() throws Exception {
		var charge = charge(subscribed("card"));
		this.fixture.advance("PT3S");
		this.fixture.post("/_sandbox/objects/" + charge.getId() + "/dispute", "");
		this.fixture.advance("PT3S");

		var dispute = this.fixture.stripe.v1().disputes().list().getData().get(0);
		assertThat(dispute.getStatus()).isEqualTo("needs_response");
		assertThat(dispute.getReason()).isEqualTo("fraudulent");
		assertThat(charge(charge).getDisputed()).isTrue();
		var line = dispute.getBalanceTransactions().get(0);
		assertThat(line.getNet()).isEqualTo(-2750);
		assertThat(line.getReportingCategory()).isEqualTo("dispute");
		assertThat(this.fixture.types()).endsWith("charge.dispute.created", "charge.dispute.funds_withdrawn");
		this.fixture.post("/_sandbox/objects/" + charge.getId() + "/dispute_won", "");
		assertThat(this.fixture.types()).endsWith("charge.dispute.closed", "charge.dispute.funds_reinstated");
	}

	@Test
	void losesAReturnedDirectDebitAtOnce() throws Exception {
		var subscription = subscribed("sepa_debit");
		this.fixture.advance("P15D");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/dispute", "reason=insufficient_funds");
		this.fixture.advance("PT3S");

		var dispute = this.fixture.stripe.v1().disputes().list().getData().get(0);
		assertThat(dispute.getStatus()).isEqualTo("lost");
		assertThat(dispute.getReason()).isEqualTo("insufficient_funds");
		assertThat(dispute.getPaymentMethodDetails()).isNull();
		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
			.isEqualTo("active");
	}

	@Test
	void paysAnOpenInvoiceWhenAsked() throws Exception {
		var subscription = subscribed("card");
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "times=2");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		var invoice = this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getLatestInvoice();

		var refused = this.fixture.api("POST", "/v1/invoices/" + invoice + "/pay", "");
		assertThat(refused.statusCode()).isEqualTo(402);
		assertThat(refused.body()).contains("card_error", "card_declined");
		var paid = this.fixture.stripe.v1().invoices().pay(invoice);

		assertThat(paid.getStatus()).isEqualTo("paid");
		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
			.isEqualTo("active");
		assertThat(this.fixture.api("POST", "/v1/invoices/" + invoice + "/pay", "").statusCode()).isEqualTo(400);
	}

	@Test
	void findsSubscriptionsByTheirPeriod() throws Exception {
		var subscription = subscribed("card");
		var end = subscription.getItems().getData().get(0).getCurrentPeriodEnd();

		assertThat(list("subscriptions", "current_period_end%5Bgte%5D=" + end)).hasSize(1);
		assertThat(list("subscriptions", "current_period_end%5Bgt%5D=" + end)).isEmpty();
		assertThat(list("subscriptions", "created%5Blt%5D=" + subscription.getCreated())).isEmpty();
		assertThat(this.fixture.stripe.v1().subscriptions().list(SubscriptionListParams.builder().build()).getData())
			.hasSize(1);
	}

	private Subscription subscribed(String way) throws Exception {
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(com.stripe.param.checkout.SessionCreateParams.PaymentMethodType.SEPA_DEBIT)
			.addPaymentMethodType(com.stripe.param.checkout.SessionCreateParams.PaymentMethodType.PAYPAL)
			.build();
		var session = this.fixture.stripe.v1().checkout().sessions().create(params);
		this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete", "payment_method=" + way);
		return this.fixture.subscriptions(params.getCustomer()).get(0);
	}

	private Charge charge(Subscription subscription) throws Exception {
		var params = ChargeListParams.builder().setCustomer(subscription.getCustomer()).build();
		return this.fixture.stripe.v1().charges().list(params).getData().get(0);
	}

	private Charge charge(Charge charge) throws Exception {
		return this.fixture.stripe.v1().charges().retrieve(charge.getId());
	}

	private BalanceTransaction lineOf(Charge charge) throws Exception {
		return this.fixture.stripe.v1().balanceTransactions().retrieve(charge(charge).getBalanceTransaction());
	}

	private JsonObject refund(String form, int status) {
		var answer = this.fixture.api("POST", "/v1/refunds", form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		var json = JsonParser.parseString(answer.body()).getAsJsonObject();
		return json.has("error") ? json.getAsJsonObject("error") : json;
	}

	private List<JsonObject> list(String path, String... query) {
		var answer = this.fixture.api("GET", "/v1/" + path + "?limit=100&" + String.join("&", query), "");
		return JsonParser.parseString(answer.body())
			.getAsJsonObject()
			.getAsJsonArray("data")
			.asList()
			.stream()
			.map((element) -> element.getAsJsonObject())
			.toList();
	}

}
