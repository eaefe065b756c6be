package org.tragwerk.sandbox;

import java.net.http.HttpResponse;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProrationTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void leavesTheDifferenceToTheNextInvoice() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.advance("P10D");
		change(subscription, 1500, "");
		assertThat(invoices(subscription)).hasSize(1);
		this.fixture.advance("P1M");

		var lines = invoices(subscription).get(0).getLines().getData();
		assertThat(lines).extracting((line) -> line.getParent().getSubscriptionItemDetails().getProration())
			.containsExactly(false, true, true);
		assertThat(lines.get(0).getAmount()).isEqualTo(1500);
		assertThat(lines.get(1).getAmount()).isBetween(-520L, -480L);
		assertThat(lines.get(1).getAmount() * -2).isCloseTo(lines.get(2).getAmount(), Offset.offset(1L));
	}

	@Test
	void billsTheDifferenceAtOnceIfAsked() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.advance("P10D");
		change(subscription, 1500, "&proration_behavior=always_invoice");

		var invoice = invoices(subscription).get(0);
		assertThat(invoice.getBillingReason()).isEqualTo("subscription_update");
		assertThat(invoice.getStatus()).isEqualTo("paid");
		assertThat(invoice.getAmountPaid()).isBetween(480L, 520L);
		assertThat(amount(subscription)).isEqualTo(1500);
	}

	@Test
	void makesTenInvoicesAMinuteAtMost() throws Exception {
		var subscription = this.fixture.subscribed();
		for (var cents = 800; cents < 1_700; cents += 100) {
			change(subscription, cents, "&proration_behavior=always_invoice");
		}
		var refused = update(subscription, 1_700, "month", "&proration_behavior=always_invoice");
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Stripe-Rate-Limited-Reason")).hasValue("resource-specific");
		assertThat(amount(subscription)).isEqualTo(1_600);
		this.fixture.advance("PT2M");
		change(subscription, 1_700, "&proration_behavior=always_invoice");
	}

	@Test
	void changesNothingBeforeTheDifferenceIsPaid() throws Exception {
		var subscription = this.fixture.subscribed();
		act(subscription, "fail_next_payment");
		change(subscription, 1500, "&proration_behavior=always_invoice&payment_behavior=pending_if_incomplete");
		var waiting = current(subscription);
		assertThat(waiting.getStatus()).isEqualTo("active");
		assertThat(amount(subscription)).isEqualTo(750);
		assertThat(waiting.getPendingUpdate().getSubscriptionItems().get(0).getPrice().getUnitAmount()).isEqualTo(1500);

		this.fixture.stripe.v1().invoices().pay(waiting.getLatestInvoice());
		assertThat(amount(subscription)).isEqualTo(1500);
		assertThat(current(subscription).getPendingUpdate()).isNull();
		assertThat(this.fixture.types("customer.subscription.*"))
			.endsWith("customer.subscription.pending_update_applied");
	}

	@Test
	void forgetsAChangeThatNobodyPaid() throws Exception {
		var subscription = this.fixture.subscribed();
		act(subscription, "fail_next_payment");
		change(subscription, 1500, "&proration_behavior=always_invoice&payment_behavior=pending_if_incomplete");
		this.fixture.advance("P1D");

		assertThat(amount(subscription)).isEqualTo(750);
		assertThat(current(subscription).getPendingUpdate()).isNull();
		assertThat(invoices(subscription).get(0).getStatus()).isEqualTo("void");
		assertThat(this.fixture.types("customer.subscription.*"))
			.endsWith("customer.subscription.pending_update_expired");
	}

	@Test
	void changesTheIntervalAtOnceInTheClassicModeOnly() throws Exception {
		var flexible = this.fixture.subscribed();
		assertThat(yearly(flexible).statusCode()).isEqualTo(400);
		var classic = classic();
		assertThat(classic.getBillingMode().getType()).isEqualTo("classic");
		assertThat(yearly(classic).statusCode()).isEqualTo(200);

		var invoice = invoices(classic).get(0);
		assertThat(invoice.getBillingReason()).isEqualTo("subscription_update");
		assertThat(invoice.getAmountPaid()).isEqualTo(9_000);
		var item = current(classic).getItems().getData().get(0);
		assertThat(item.getCurrentPeriodEnd() - item.getCurrentPeriodStart()).isGreaterThan(364 * 86_400L);
	}

	@Test
	void showsTheNextInvoiceAndKeepsNothing() throws Exception {
		var subscription = this.fixture.subscribed();
		var item = subscription.getItems().getData().get(0);
		var plain = preview("subscription=" + subscription.getId(), 200);
		assertThat(plain.get("amount_due").getAsLong()).isEqualTo(750);
		assertThat(plain.get("id").getAsString()).startsWith("upcoming_in_");
		var changed = preview("subscription=" + subscription.getId() + "&subscription_details[items][0][id]="
				+ item.getId() + "&subscription_details[items][0][price_data][currency]=eur"
				+ "&subscription_details[items][0][price_data][product]=" + item.getPrice().getProduct()
				+ "&subscription_details[items][0][price_data][recurring][interval]=month"
				+ "&subscription_details[items][0][price_data][unit_amount]=1250", 200);
		assertThat(changed.get("amount_due").getAsLong()).isEqualTo(1250);
		var line = changed.getAsJsonObject("lines").getAsJsonArray("data").get(0).getAsJsonObject();
		assertThat(line.getAsJsonObject("period").get("start").getAsLong()).isEqualTo(item.getCurrentPeriodEnd());

		assertThat(invoices(subscription)).hasSize(1);
		assertThat(amount(subscription)).isEqualTo(750);
		var none = preview("subscription=" + subscription.getId() + "&subscription_details[cancel_now]=true", 400);
		assertThat(none.getAsJsonObject("error").get("code").getAsString()).isEqualTo("invoice_upcoming_none");
	}

	private JsonObject preview(String form, int status) {
		var answer = this.fixture.api("POST", "/v1/invoices/create_preview", form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		return JsonParser.parseString(answer.body()).getAsJsonObject();
	}

	private Subscription classic() throws Exception {
		var customer = this.fixture.customer().getId();
		var answer = this.fixture.api("POST", "/v1/checkout/sessions",
				"mode=subscription&success_url=https://example.org/&customer=" + customer
						+ "&subscription_data[billing_mode][type]=classic&line_items[0][quantity]=1"
						+ "&line_items[0][price_data][currency]=eur&line_items[0][price_data][unit_amount]=750"
						+ "&line_items[0][price_data][recurring][interval]=month&line_items[0][price_data][product]="
						+ SandboxFixture.PRODUCT);
		var session = JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
		this.fixture.post("/_sandbox/checkout/sessions/" + session + "/complete", "payment_method=card");
		return this.fixture.subscriptions(customer).get(0);
	}

	private HttpResponse<String> yearly(Subscription subscription) {
		return update(subscription, 9000, "year", "&proration_behavior=none");
	}

	private void change(Subscription subscription, long cents, String more) {
		var answer = update(subscription, cents, "month", more);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private HttpResponse<String> update(Subscription subscription, long cents, String interval, String more) {
		var item = "items[0]";
		return this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(),
				item + "[id]=" + subscription.getItems().getData().get(0).getId() + "&" + item
						+ "[price_data][currency]=eur&" + item + "[price_data][product]=" + SandboxFixture.PRODUCT + "&"
						+ item + "[price_data][unit_amount]=" + cents + "&" + item
						+ "[price_data][recurring][interval]=" + interval + more);
	}

	private void act(Subscription subscription, String act) {
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/" + act, "");
	}

	private long amount(Subscription subscription) throws StripeException {
		return current(subscription).getItems().getData().get(0).getPrice().getUnitAmount();
	}

	private Subscription current(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private List<Invoice> invoices(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1()
			.invoices()
			.list(InvoiceListParams.builder().setSubscription(subscription.getId()).build())
			.getData();
	}

}
