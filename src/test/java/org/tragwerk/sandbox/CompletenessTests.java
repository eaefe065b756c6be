package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Payout;
import com.stripe.model.Price;
import com.stripe.model.Product;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompletenessTests {

	private static final Map<String, Class<?>> MODELS = Map.ofEntries(Map.entry("customers", Customer.class),
			Map.entry("products", Product.class), Map.entry("prices", Price.class),
			Map.entry("checkout/sessions", Session.class), Map.entry("subscriptions", Subscription.class),
			Map.entry("invoices", Invoice.class), Map.entry("invoice_payments", InvoicePayment.class),
			Map.entry("payment_intents", PaymentIntent.class), Map.entry("payment_methods", PaymentMethod.class),
			Map.entry("charges", Charge.class), Map.entry("balance_transactions", BalanceTransaction.class),
			Map.entry("payouts", Payout.class), Map.entry("events", Event.class));

	private static SandboxFixture fixture;

	@BeforeAll
	static void live() throws Exception {
		fixture = new SandboxFixture();
		var declined = fixture.session(fixture.customer());
		fixture.complete(declined, "declined");
		var asked = fixture.session(fixture.customer());
		fixture.complete(asked, "requires_action");
		fixture.session(fixture.customer());
		var subscription = fixture.subscribed();
		fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		fixture.advance("P1M");
		fixture.advance("PT3H");
		fixture.advance("P4D");
		fixture.post("/_sandbox/objects/" + subscription.getId() + "/pause", "");
	}

	@AfterAll
	static void close() {
		fixture.close();
	}

	@ParameterizedTest
	@CsvSource({ "customers,", "products,", "prices,", "checkout/sessions,data.line_items", "subscriptions,",
			"invoices,data.payments", "invoice_payments,data.payment.payment_intent",
			"payment_intents,data.latest_charge", "payment_methods,", "charges,data.balance_transaction",
			"balance_transactions,data.source", "payouts,data.balance_transaction", "events," })
	void holdsEachFieldOfTheObjectAndNoOther(String path, String expand) {
		var query = "?limit=100" + ((expand != null) ? "&expand%5B%5D=" + expand : "");
		var data = list("/v1/" + path + query);

		assertThat(data).isNotEmpty();
		var shape = new PublishedShape(java.util.Objects.requireNonNull(MODELS.get(path)));
		data.forEach((object) -> assertThat(shape.differences(object)).isEmpty());
	}

	@Test
	void showsEventsWithCompleteObjects() {
		for (var event : list("/v1/events?limit=100")) {
			var object = event.getAsJsonObject("data").getAsJsonObject("object");
			var model = MODELS.entrySet()
				.stream()
				.filter((entry) -> entry.getKey().replace("/", ".").equals(object.get("object").getAsString() + "s"))
				.findFirst()
				.orElseThrow()
				.getValue();
			assertThat(new PublishedShape(model).differences(object)).isEmpty();
		}
	}

	@Test
	void noticesAMissingAndAnInventedField() {
		var price = list("/v1/prices").get(0);
		price.remove("nickname");
		price.addProperty("surname", "x");

		assertThat(new PublishedShape(Price.class).differences(price)).containsExactlyInAnyOrder("missing nickname",
				"unknown surname");
	}

	private static List<JsonObject> list(String path) {
		var list = JsonParser.parseString(fixture.api("GET", path, "").body()).getAsJsonObject();
		return list.getAsJsonArray("data").asList().stream().map((element) -> element.getAsJsonObject()).toList();
	}

}
