package org.tragwerk.sandbox.account.checkout;

import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.account.payments.Payments;

/**
 * The payer, the payment method and the payment intent of a session, which come to be
 * with the first try to pay.
 */
final class Trying {

	private final Account account;

	private final Wallet wallet;

	private final Payments payments;

	Trying(Account account, Payments payments) {
		this.account = account;
		this.wallet = new Wallet(account);
		this.payments = payments;
	}

	/** The customer of the session, made now if there was none. */
	Customer payer(CheckoutSession session, Decision decision) {
		if (session.customer != null) {
			session.paidEmail = decision.email();
			return this.account.table(Customer.class).get(session.customer);
		}
		var customer = new Customer(this.account.newId("cus_", 14), this.account.now());
		customer.email = (session.customerEmail != null) ? session.customerEmail : decision.email();
		this.account.table(Customer.class).add(customer);
		session.customer = customer.id;
		this.account.table(CheckoutSession.class).reindex(session);
		this.account.events().publish("customer.created", customer);
		return customer;
	}

	PaymentIntent attempt(CheckoutSession session, @Nullable Customer customer) {
		if (session.attempt == null) {
			var payer = (customer != null) ? customer.id : session.customer;
			session.attempt = this.payments.charges()
				.createIntent(session.total(), session.currency(), payer,
						session.isSubscription() ? "Subscription creation" : session.dataDescription);
			session.attempt.paymentMethodTypes = session.paymentMethodTypes;
			session.attempt.setupFutureUsage = session.setupFutureUsage;
			session.attempt.metadata = session.isSubscription() ? Map.of() : session.dataMetadata;
			if (customer == null) {
				this.account.events().publish("payment_intent.created", session.attempt);
			}
		}
		return session.attempt;
	}

	/**
	 * The payment method, the authenticated one if there is one; it becomes the
	 * customer's if it is to be used again.
	 */
	PaymentMethod method(CheckoutSession session, PaymentIntent intent, @Nullable Customer customer,
			Decision decision) {
		var authenticated = (intent.nextAction != null) ? intent.paymentMethod : null;
		var method = (authenticated != null && authenticated.means.type().equals(decision.paymentMethod()))
				? authenticated : this.wallet.make(session, decision);
		if (customer != null) {
			intent.customer = customer.id;
			this.account.table(PaymentIntent.class).reindex(intent);
			method.name = customer.name;
			if (session.setupFutureUsage != null) {
				return this.wallet.attach(method, session, customer);
			}
		}
		return this.account.table(PaymentMethod.class).add(this.wallet.mandate(method, session));
	}

	/** Takes the money, or hands the debit in. */
	Charge charge(PaymentIntent intent, PaymentMethod method) {
		return method.means.isDelayed() ? this.payments.charges().process(intent, method)
				: this.payments.charges().succeed(intent, method);
	}

	void complete(CheckoutSession session, Charge charge) {
		session.status = "complete";
		session.paymentStatus = charge.hasSucceeded() ? "paid" : "unpaid";
		session.paidEmail = (session.paidEmail != null) ? session.paidEmail : charge.paymentMethod.email;
		session.paidName = charge.paymentMethod.name;
	}

	/** Puts on the agenda what becomes of a debit whose result is not known yet. */
	void awaitResult(Charge charge, Decision decision, Consumer<Charge> settled, Consumer<Charge> failed) {
		var means = charge.paymentMethod.means;
		if (decision.outcome().equals("processing_fails") || means.alwaysFails()) {
			this.payments.settling().failsLater(charge, means.refusal(), failed);
		}
		else {
			this.payments.settling().succeedsLater(charge, settled);
		}
	}

}
