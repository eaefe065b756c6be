package org.tragwerk.sandbox.account.payments;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/refunds}. */
final class RefundResource {

	private final Account account;

	private final RefundProcessor refunds;

	RefundResource(Account account, RefundProcessor refunds) {
		this.account = account;
		this.refunds = refunds;
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/refunds", "refund.create", this::create),
				new Route("GET", "/v1/refunds", "refund.list", this::list),
				new Route("GET", "/v1/refunds/{id}", "refund.retrieve",
						(call) -> this.account.table(Refund.class).named(call).render()),
				new Route("POST", "/v1/refunds/{id}", "refund.update", this::update));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		return this.refunds.refund(charge(params), params.integer("amount"), params.text("reason"), Metadata.of(params))
			.render();
	}

	private Charge charge(Params params) {
		var charge = params.text("charge");
		if (charge != null) {
			return this.account.table(Charge.class).referenced(charge, "charge");
		}
		var id = params.text("payment_intent");
		if (id == null) {
			throw ApiError.invalid("parameter_missing", "payment_intent", "Send either payment_intent or charge.");
		}
		var intent = this.account.table(PaymentIntent.class).referenced(id, "payment_intent");
		if (intent.latestCharge == null) {
			throw ApiError.invalid("payment_intent", "This PaymentIntent (" + id + ") has no charge to refund.");
		}
		return this.account.table(Charge.class).get(intent.latestCharge);
	}

	private Map<String, Object> list(ApiCall call) {
		var charge = call.params().text("charge");
		var intent = call.params().text("payment_intent");
		return this.account.table(Refund.class)
			.page(call, this.account.tables().customerOf(charge, intent),
					(refund) -> (charge == null || charge.equals(refund.charge.id))
							&& (intent == null || intent.equals(refund.charge.intent.id)));
	}

	private Map<String, Object> update(ApiCall call) {
		var refund = this.account.table(Refund.class).named(call);
		var before = refund.render();
		refund.metadata = Metadata.merged(refund.metadata, call.params());
		this.account.events().publishUpdate("refund.updated", before, refund);
		return refund.render();
	}

}
