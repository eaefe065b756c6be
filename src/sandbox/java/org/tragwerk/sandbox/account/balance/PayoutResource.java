package org.tragwerk.sandbox.account.balance;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;
import org.tragwerk.sandbox.api.TimeRange;

/** {@code /v1/payouts} and {@code /v1/balance}. */
final class PayoutResource {

	private final Account account;

	private final Balance balance;

	private final PayoutProcessor processor;

	private final Table<Payout> payouts;

	PayoutResource(Account account, Balance balance, PayoutProcessor processor) {
		this.account = account;
		this.balance = balance;
		this.processor = processor;
		this.payouts = account.table(Payout.class);
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/balance", "balance.retrieve", this::balance),
				new Route("GET", "/v1/payouts", "payout.list", this::list),
				new Route("POST", "/v1/payouts", "payout.create", this::create), this.payouts.retrieval("/v1/payouts"),
				new Route("POST", "/v1/payouts/{id}", "payout.update", this::update),
				new Route("POST", "/v1/payouts/{id}/cancel", "payout.cancel", this::cancel));
	}

	private Map<String, Object> balance(ApiCall call) {
		return ObjectTemplate.of("balance")
			.fill()
			.set("available", List.of(sum(this.balance.available())))
			.set("pending", List.of(sum(this.balance.pending())))
			.fields();
	}

	private static Map<String, Object> sum(long cents) {
		return OrderedMap.of("amount", cents, "currency", "eur", "source_types", OrderedMap.of("card", cents));
	}

	private Map<String, Object> list(ApiCall call) {
		var arrival = TimeRange.of(call.params(), "arrival_date");
		var status = call.params().text("status");
		var destination = call.params().text("destination");
		return this.payouts.page(call,
				(payout) -> arrival.holds(payout.arrivalDate) && (status == null || status.equals(payout.status))
						&& (destination == null || destination.equals(Payout.BANK_ACCOUNT)));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		var amount = Long.parseLong(params.required("amount"));
		if (this.account.settings().paysOutDaily()) {
			throw ApiError.invalid("payouts_not_allowed", null,
					"This account is paid out every day; only accounts without a schedule create payouts.");
		}
		if (amount <= 0 || !params.required("currency").equals("eur")) {
			throw ApiError.invalid((amount <= 0) ? "amount" : "currency", "Only positive amounts in eur are paid out.");
		}
		if (amount > this.balance.available()) {
			throw ApiError.invalid("balance_insufficient", null, "The balance does not cover this payout.");
		}
		var payout = this.processor.payOut(amount, params.text("description", "STRIPE PAYOUT"),
				params.text("statement_descriptor"));
		payout.metadata = Metadata.of(params);
		return payout.render();
	}

	private Map<String, Object> update(ApiCall call) {
		var payout = this.payouts.named(call);
		var before = payout.render();
		payout.metadata = Metadata.merged(payout.metadata, call.params());
		this.account.events().publishUpdate("payout.updated", before, payout);
		return payout.render();
	}

	private Map<String, Object> cancel(ApiCall call) {
		var payout = this.payouts.named(call);
		if (!payout.isCalledBackInTime()) {
			throw ApiError.invalid(null,
					"Only payouts that people asked for, and that are pending, can be canceled; this one is "
							+ payout.status + ".");
		}
		this.processor.cancel(payout);
		return payout.render();
	}

}
