package org.tragwerk.sandbox.account.checkout;

import java.util.Objects;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.SetupIntent;

/** Completes a session in setup mode: a payment method saved for later. */
final class CompleteSetupSession {

	private final Account account;

	private final EventLog events;

	private final PaymentMethodFactory paymentMethods;

	CompleteSetupSession(Account account) {
		this.account = account;
		this.events = account.events();
		this.paymentMethods = new PaymentMethodFactory(account);
	}

	/** Creates the setup intent together with the session. */
	void prepare(CheckoutSession session) {
		var intent = new SetupIntent(this.account.newId("seti_1", 23), this.account.now(), session.customer);
		intent.description = session.dataDescription;
		intent.metadata = session.dataMetadata;
		intent.paymentMethodTypes = session.paymentMethodTypes;
		session.setupIntent = this.account.table(SetupIntent.class).add(intent).id;
		this.events.publish("setup_intent.created", intent);
	}

	void finish(CheckoutSession session, CheckoutCompletion completion) {
		var intent = intentOf(session);
		var method = this.paymentMethods.make(session, completion);
		if (session.customer != null) {
			this.paymentMethods.attach(method, session, this.account.table(Customer.class).get(session.customer));
		}
		else {
			this.account.table(PaymentMethod.class).add(this.paymentMethods.mandate(method, session));
		}
		intent.paymentMethod = method;
		intent.failedMethod = null;
		intent.nextAction = null;
		session.setupHasFailed = false;
		session.setupAsksForAuthentication = false;
		intent.status = "succeeded";
		session.status = "complete";
		session.paidEmail = (session.paidEmail != null) ? session.paidEmail : completion.email();
		this.events.publish("setup_intent.succeeded", intent);
		if (method.customer != null) {
			this.events.publish("payment_method.attached", method);
		}
		this.events.publish("checkout.session.completed", session);
	}

	void decline(CheckoutSession session, CheckoutCompletion completion) {
		var intent = intentOf(session);
		intent.failedMethod = this.paymentMethods.make(session, completion);
		intent.nextAction = null;
		session.setupHasFailed = true;
		session.setupAsksForAuthentication = false;
		intent.status = "requires_payment_method";
		this.events.publish("setup_intent.setup_failed", intent);
	}

	void askForAuthentication(CheckoutSession session) {
		var intent = intentOf(session);
		intent.nextAction = session.page + "/authentication";
		intent.status = "requires_action";
		session.setupAsksForAuthentication = true;
		this.events.publish("setup_intent.requires_action", intent);
	}

	private SetupIntent intentOf(CheckoutSession session) {
		return this.account.table(SetupIntent.class).get(Objects.requireNonNull(session.setupIntent));
	}

}
