package org.tragwerk.sandbox.account.checkout;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Payments;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;

/** Completes a session or leaves it open, depending on the submitted outcome. */
final class CompleteCheckout {

	private final EventLog events;

	private final Account account;

	private final Payments payments;

	private final PaymentMethodFactory paymentMethods;

	private final CheckoutPayment payment;

	private final CompleteSubscriptionSession subscriptionMode;

	private final CompletePaymentSession paymentMode;

	private final CompleteSetupSession setupMode;

	CompleteCheckout(Account account, Payments payments, SubscriptionBiller billing) {
		this.events = account.events();
		this.account = account;
		this.payments = payments;
		this.paymentMethods = new PaymentMethodFactory(account);
		this.payment = new CheckoutPayment(account, payments);
		this.subscriptionMode = new CompleteSubscriptionSession(account, this.payment, billing);
		this.paymentMode = new CompletePaymentSession(account.events(), this.payment, payments.charges());
		this.setupMode = new CompleteSetupSession(account);
	}

	/** Creates the setup intent of a session in setup mode. */
	void prepare(CheckoutSession session) {
		this.setupMode.prepare(session);
	}

	void complete(CheckoutSession session, CheckoutCompletion completion) {
		check(session, completion);
		switch (completion.outcome()) {
			case "succeeded", "processing_fails" -> finish(session, completion);
			case "declined" -> decline(session, completion);
			case "requires_action" -> askForAuthentication(session, completion);
			case "abandoned" -> {
			}
			default -> throw new NotPossibleException("Unknown outcome: " + completion.outcome());
		}
	}

	private void finish(CheckoutSession session, CheckoutCompletion completion) {
		switch (session.mode) {
			case "subscription" -> this.subscriptionMode.finish(session, completion);
			case "payment" -> this.paymentMode.finish(session, completion);
			default -> this.setupMode.finish(session, completion);
		}
	}

	private static void check(CheckoutSession session, CheckoutCompletion completion) {
		if (!session.accepts(completion.paymentMethod())) {
			throw new NotPossibleException(
					"This session takes " + session.paymentMethodTypes + ", not " + completion.paymentMethod() + ".");
		}
		var delayed = completion.paymentMethod().equals("sepa_debit");
		if (completion.outcome().equals("processing_fails") && (!delayed || session.isSetup())) {
			throw new NotPossibleException(completion.paymentMethod() + " is never processing.");
		}
		if (completion.outcome().equals("requires_action") && delayed) {
			throw new NotPossibleException("A direct debit asks for no further step.");
		}
	}

	/**
	 * The payment is declined; the session stays open, and no subscription is created.
	 */
	private void decline(CheckoutSession session, CheckoutCompletion completion) {
		if (session.isSetup()) {
			this.setupMode.decline(session, completion);
			return;
		}
		var intent = this.payment.attempt(session, null);
		var charge = this.payments.charges().fail(intent, this.paymentMethods.make(session, completion));
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", intent);
	}

	/** The payment requires authentication; the session stays open until then. */
	private void askForAuthentication(CheckoutSession session, CheckoutCompletion completion) {
		if (session.isSetup()) {
			this.setupMode.askForAuthentication(session);
			return;
		}
		var intent = this.payment.attempt(session, null);
		intent.paymentMethod = this.account.table(PaymentMethod.class)
			.add(this.paymentMethods.make(session, completion));
		intent.nextAction = session.page + "/authentication";
		intent.status = "requires_action";
		this.events.publish("payment_intent.requires_action", intent);
	}

}
