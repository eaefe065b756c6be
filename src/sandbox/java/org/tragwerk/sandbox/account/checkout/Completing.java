package org.tragwerk.sandbox.account.checkout;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Payments;
import org.tragwerk.sandbox.account.subscriptions.Billing;

/** What a payer does on the hosted page, as far as the session stays open. */
final class Completing {

	private final EventLog events;

	private final Account account;

	private final Payments payments;

	private final Wallet wallet;

	private final Trying trying;

	private final Subscribing subscribing;

	private final PayingOnce payingOnce;

	private final SettingUp settingUp;

	Completing(Account account, Payments payments, Billing billing) {
		this.events = account.events();
		this.account = account;
		this.payments = payments;
		this.wallet = new Wallet(account);
		this.trying = new Trying(account, payments);
		this.subscribing = new Subscribing(account, this.trying, billing);
		this.payingOnce = new PayingOnce(account.events(), this.trying, payments.charges());
		this.settingUp = new SettingUp(account);
	}

	/** Makes what a session in setup mode has from the beginning. */
	void prepare(CheckoutSession session) {
		this.settingUp.prepare(session);
	}

	void visit(CheckoutSession session, Decision decision) {
		check(session, decision);
		switch (decision.outcome()) {
			case "succeeded", "processing_fails" -> finish(session, decision);
			case "declined" -> decline(session, decision);
			case "requires_action" -> askForAuthentication(session, decision);
			case "abandoned" -> {
			}
			default -> throw new NotPossibleException("Unknown outcome: " + decision.outcome());
		}
	}

	private void finish(CheckoutSession session, Decision decision) {
		switch (session.mode) {
			case "subscription" -> this.subscribing.finish(session, decision);
			case "payment" -> this.payingOnce.finish(session, decision);
			default -> this.settingUp.finish(session, decision);
		}
	}

	private static void check(CheckoutSession session, Decision decision) {
		if (!session.accepts(decision.paymentMethod())) {
			throw new NotPossibleException(
					"This session takes " + session.paymentMethodTypes + ", not " + decision.paymentMethod() + ".");
		}
		var delayed = decision.paymentMethod().equals("sepa_debit");
		if (decision.outcome().equals("processing_fails") && (!delayed || session.isSetup())) {
			throw new NotPossibleException(decision.paymentMethod() + " is never processing.");
		}
		if (decision.outcome().equals("requires_action") && delayed) {
			throw new NotPossibleException("A direct debit asks for no further step.");
		}
	}

	/** The bank declines: the session stays open, no subscription comes to be. */
	private void decline(CheckoutSession session, Decision decision) {
		if (session.isSetup()) {
			this.settingUp.decline(session, decision);
			return;
		}
		var intent = this.trying.attempt(session, null);
		var charge = this.payments.charges().fail(intent, this.wallet.make(session, decision));
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", intent);
	}

	/** The bank wants to see the payer: the session stays open until that is done. */
	private void askForAuthentication(CheckoutSession session, Decision decision) {
		if (session.isSetup()) {
			this.settingUp.askForAuthentication(session);
			return;
		}
		var intent = this.trying.attempt(session, null);
		intent.paymentMethod = this.account.table(PaymentMethod.class).add(this.wallet.make(session, decision));
		intent.nextAction = session.page + "/authentication";
		intent.status = "requires_action";
		this.events.publish("payment_intent.requires_action", intent);
	}

}
