package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.EventLog.NewEvent;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.ChargeProcessor;

/** Completes a session in payment mode: one charge, neither invoice nor subscription. */
final class CompletePaymentSession {

	private final EventLog events;

	private final CheckoutPayment payment;

	private final ChargeProcessor charges;

	CompletePaymentSession(EventLog events, CheckoutPayment payment, ChargeProcessor charges) {
		this.events = events;
		this.payment = payment;
		this.charges = charges;
	}

	void finish(CheckoutSession session, CheckoutCompletion completion) {
		var customer = session.hasCustomer() ? this.payment.payer(session, completion) : null;
		var fresh = session.attempt == null;
		var intent = this.payment.attempt(session, customer);
		var created = fresh ? List.of(this.events.newEvent("payment_intent.created", intent)) : List.<NewEvent>of();
		var method = this.payment.method(session, intent, customer, completion);
		var charge = this.payment.charge(intent, method);
		session.paidName = method.name;
		session.paidEmail = (completion.email() != null) ? completion.email() : session.paidEmail;
		session.paymentIntent = intent.id;
		this.payment.complete(session, charge);
		this.events.publish(charge.hasSucceeded() ? "charge.succeeded" : "charge.pending", charge);
		if (method.customer != null) {
			this.events.publish("payment_method.attached", method);
		}
		this.events.publish(charge.hasSucceeded() ? "payment_intent.succeeded" : "payment_intent.processing", intent);
		this.events.publish(created.toArray(NewEvent[]::new));
		this.events.publish("checkout.session.completed", session);
		if (charge.hasSucceeded()) {
			this.charges.bookLater(charge);
		}
		else {
			this.payment.awaitResult(charge, completion, (settled) -> settle(session, settled),
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
