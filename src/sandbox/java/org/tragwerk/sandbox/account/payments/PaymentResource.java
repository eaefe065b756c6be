package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/payment_intents}, {@code /v1/setup_intents} and {@code /v1/charges}, read
 * only.
 */
final class PaymentResource {

	private final Account account;

	PaymentResource(Account account) {
		this.account = account;
	}

	List<Route> routes() {
		var intents = this.account.table(PaymentIntent.class);
		return List.of(
				new Route("GET", "/v1/payment_intents", "payment_intent.list",
						(call) -> intents.page(call, (intent) -> true)),
				intents.retrieval("/v1/payment_intents"),
				new Route("GET", "/v1/setup_intents", "setup_intent.list", this::setupIntents),
				this.account.table(SetupIntent.class).retrieval("/v1/setup_intents"),
				new Route("GET", "/v1/charges", "charge.list", this::charges),
				this.account.table(Charge.class).retrieval("/v1/charges"));
	}

	private Map<String, Object> setupIntents(ApiCall call) {
		var method = call.params().text("payment_method");
		return this.account.table(SetupIntent.class)
			.page(call, null, (intent) -> method == null
					|| intent.paymentMethod != null && method.equals(intent.paymentMethod.id));
	}

	private Map<String, Object> charges(ApiCall call) {
		var intent = call.params().text("payment_intent");
		return this.account.table(Charge.class)
			.page(call, this.account.tables().customerOf(intent),
					(charge) -> intent == null || intent.equals(charge.intent.id));
	}

}
