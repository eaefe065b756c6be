package org.tragwerk.sandbox.account.payments;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BankCalendar;
import org.tragwerk.sandbox.account.paymentmethods.PaymentFailure;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;

/**
 * Creates payment intents and charges, and some seconds later their balance transactions.
 */
public final class ChargeProcessor {

	private final Account account;

	private final Payments payments;

	ChargeProcessor(Account account, Payments payments) {
		this.account = account;
		this.payments = payments;
	}

	/** Creates a payment intent for an amount in cents. */
	public PaymentIntent createIntent(long amount, String currency, @Nullable String customer,
			@Nullable String description) {
		var intent = new PaymentIntent(id("pi_3"), now(), amount, currency, customer);
		intent.description = description;
		return this.account.table(PaymentIntent.class).add(intent);
	}

	/** Creates a succeeded charge. */
	public Charge succeed(PaymentIntent intent, PaymentMethod method) {
		var authenticated = intent.nextAction != null;
		var charge = charge(intent, method, false);
		charge.authenticated = authenticated;
		return markSucceeded(charge);
	}

	/** Creates a pending charge of a debit, whose result is known days later. */
	public Charge process(PaymentIntent intent, PaymentMethod method) {
		var charge = charge(intent, method, false);
		charge.status = "pending";
		charge.expectedDebitDate = BankCalendar.debitedOn(now()).toString();
		intent.status = "processing";
		intent.failedCharge = null;
		return charge;
	}

	/** Creates a failed charge. */
	public Charge fail(PaymentIntent intent, PaymentMethod method) {
		return markFailed(charge(intent, method, true), method.details.failure());
	}

	Charge markSucceeded(Charge charge) {
		charge.status = "succeeded";
		charge.intent.status = "succeeded";
		charge.intent.failedCharge = null;
		return charge;
	}

	public Charge markFailed(Charge charge, PaymentFailure failure) {
		charge.status = "failed";
		charge.failure = failure;
		charge.intent.status = "requires_payment_method";
		charge.intent.failedCharge = charge;
		return charge;
	}

	public void cancel(PaymentIntent intent) {
		intent.status = "canceled";
		intent.canceledAt = now();
	}

	/**
	 * Creates the balance transaction of a charge some seconds later, and then opens a
	 * dispute if the payment method is always disputed.
	 */
	public void bookLater(Charge charge) {
		this.account.schedule(now() + this.account.settings().bookedAfter(), () -> {
			var before = charge.render();
			var fee = this.account.settings().feeOf(charge.paymentMethod.details.rate(), charge.intent.amount);
			charge.balanceTransaction = this.payments.balances().book(charge.balanceChange(fee)).id;
			this.account.events().publishUpdate("charge.updated", before, charge);
			if (charge.paymentMethod.details.isAlwaysDisputed()) {
				this.payments.disputes().open(charge, null, "");
			}
		});
	}

	/** The payment intent with an id, which has to exist. */
	public PaymentIntent intent(@Nullable String id) {
		return this.account.table(PaymentIntent.class).get(Objects.requireNonNull(id));
	}

	private Charge charge(PaymentIntent intent, PaymentMethod method, boolean failed) {
		var charge = this.account.table(Charge.class)
			.add(new Charge(id(method.details.chargePrefix()), now(), intent, method, failed));
		charge.metadata = intent.metadata;
		intent.latestCharge = charge.id;
		intent.paymentMethod = method;
		intent.nextAction = null;
		return charge;
	}

	private String id(String prefix) {
		return this.account.newId(prefix, 23);
	}

	private long now() {
		return this.account.now();
	}

}
