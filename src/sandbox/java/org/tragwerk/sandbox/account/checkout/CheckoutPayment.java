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
 * The customer, payment method, payment intent and charge of a session, created when the
 * page is first submitted.
 */
final class CheckoutPayment {

	private final Account account;

	private final PaymentMethodFactory paymentMethods;

	private final Payments payments;

	CheckoutPayment(Account account, Payments payments) {
		this.account = account;
		this.paymentMethods = new PaymentMethodFactory(account);
		this.payments = payments;
	}

	/** The customer of the session, created if there is none. */
	Customer payer(CheckoutSession session, CheckoutCompletion completion) {
		if (session.customer != null) {
			session.paidEmail = completion.email();
			return this.account.table(Customer.class).get(session.customer);
		}
		var customer = new Customer(this.account.newId("cus_", 14), this.account.now());
		customer.email = (session.customerEmail != null) ? session.customerEmail : completion.email();
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
	 * The payment method to charge: the one that was authenticated, else a new one. It is
	 * attached to the customer if later payments will use it.
	 */
	PaymentMethod method(CheckoutSession session, PaymentIntent intent, @Nullable Customer customer,
			CheckoutCompletion completion) {
		var authenticated = (intent.nextAction != null) ? intent.paymentMethod : null;
		var method = (authenticated != null && authenticated.details.type().equals(completion.paymentMethod()))
				? authenticated : this.paymentMethods.make(session, completion);
		if (customer != null) {
			intent.customer = customer.id;
			this.account.table(PaymentIntent.class).reindex(intent);
			method.name = customer.name;
			if (session.setupFutureUsage != null) {
				return this.paymentMethods.attach(method, session, customer);
			}
		}
		return this.account.table(PaymentMethod.class).add(this.paymentMethods.mandate(method, session));
	}

	/** Charges the payment method; a direct debit stays pending. */
	Charge charge(PaymentIntent intent, PaymentMethod method) {
		return method.details.isDelayed() ? this.payments.charges().process(intent, method)
				: this.payments.charges().succeed(intent, method);
	}

	void complete(CheckoutSession session, Charge charge) {
		session.status = "complete";
		session.paymentStatus = charge.hasSucceeded() ? "paid" : "unpaid";
		session.paidEmail = (session.paidEmail != null) ? session.paidEmail : charge.paymentMethod.email;
		session.paidName = charge.paymentMethod.name;
	}

	/** Schedules the result of a pending debit. */
	void awaitResult(Charge charge, CheckoutCompletion completion, Consumer<Charge> settled, Consumer<Charge> failed) {
		var details = charge.paymentMethod.details;
		if (completion.outcome().equals("processing_fails") || details.alwaysFails()) {
			this.payments.debitSettlement().failsLater(charge, details.failure(), failed);
		}
		else {
			this.payments.debitSettlement().succeedsLater(charge, settled);
		}
	}

}
