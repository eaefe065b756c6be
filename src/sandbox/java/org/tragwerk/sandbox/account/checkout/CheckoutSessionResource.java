package org.tragwerk.sandbox.account.checkout;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/checkout/sessions} on the hosted page. */
final class CheckoutSessionResource {

	private final Account account;

	private final Checkout checkout;

	private final Table<CheckoutSession> sessions;

	CheckoutSessionResource(Account account, Checkout checkout) {
		this.account = account;
		this.checkout = checkout;
		this.sessions = account.table(CheckoutSession.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/checkout/sessions", "checkout.session.create", this::create),
				new Route("GET", "/v1/checkout/sessions", "checkout.session.list", this::list),
				this.sessions.retrieval("/v1/checkout/sessions"),
				new Route("POST", "/v1/checkout/sessions/{id}/expire", "checkout.session.expire", this::expire));
	}

	private Map<String, Object> create(ApiCall call) {
		var session = new CheckoutSessionFactory(this.account, this.checkout.prices(), call.params()).open();
		this.sessions.add(session);
		if (session.isSetup()) {
			this.checkout.completeCheckout().prepare(session);
		}
		this.account.schedule(session.expiresAt, () -> expire(session));
		return session.render();
	}

	private Map<String, Object> list(ApiCall call) {
		var status = call.params().text("status");
		var subscription = call.params().text("subscription");
		var intent = call.params().text("payment_intent");
		return this.sessions.page(call, this.account.tables().customerOf(subscription, intent),
				(session) -> (status == null || status.equals(session.status))
						&& (subscription == null || subscription.equals(session.subscription))
						&& (intent == null || intent.equals(session.paymentIntent)));
	}

	private Map<String, Object> expire(ApiCall call) {
		var session = this.sessions.named(call);
		if (!session.isOpen()) {
			throw ApiError.invalid(null, "Only open sessions can be expired; this one is " + session.status + ".");
		}
		expire(session);
		return session.render();
	}

	private void expire(CheckoutSession session) {
		if (session.isOpen()) {
			session.status = "expired";
			this.account.events().publish("checkout.session.expired", session);
		}
	}

}
