package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.EventLog.Draft;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.ChargeProcessor;

/** Takes one payment for a completed session; neither invoice nor subscription follow. */
final class PayingOnce {

	private final EventLog events;

	private final Trying trying;

	private final ChargeProcessor charges;

	PayingOnce(EventLog events, Trying trying, ChargeProcessor charges) {
		this.events = events;
		this.trying = trying;
		this.charges = charges;
	}

	void finish(CheckoutSession session, Decision decision) {
		var customer = session.hasCustomer() ? this.trying.payer(session, decision) : null;
		var fresh = session.attempt == null;
		var intent = this.trying.attempt(session, customer);
		var created = fresh ? List.of(this.events.draft("payment_intent.created", intent)) : List.<Draft>of();
		var method = this.trying.method(session, intent, customer, decision);
		var charge = this.trying.charge(intent, method);
		session.paidName = method.name;
		session.paidEmail = (decision.email() != null) ? decision.email() : session.paidEmail;
		session.paymentIntent = intent.id;
		this.trying.complete(session, charge);
		this.events.publish(charge.hasSucceeded() ? "charge.succeeded" : "charge.pending", charge);
		if (method.customer != null) {
			this.events.publish("payment_method.attached", method);
		}
		this.events.publish(charge.hasSucceeded() ? "payment_intent.succeeded" : "payment_intent.processing", intent);
		this.events.publish(created.toArray(Draft[]::new));
		this.events.publish("checkout.session.completed", session);
		if (charge.hasSucceeded()) {
			this.charges.bookLater(charge);
		}
		else {
			this.trying.awaitResult(charge, decision, (settled) -> settle(session, settled),
					(failed) -> fail(session, failed));
		}
	}

	private void settle(CheckoutSession session, Charge charge) {
		session.paymentStatus = "paid";
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_intent.succeeded", charge.intent);
		this.events.publish("checkout.session.async_payment_succeeded", session);
		this.charges.bookLater(charge);
	}

	private void fail(CheckoutSession session, Charge charge) {
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", charge.intent);
		this.events.publish("checkout.session.async_payment_failed", session);
	}

}
