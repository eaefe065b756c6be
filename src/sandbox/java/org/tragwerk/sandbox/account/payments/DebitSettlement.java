package org.tragwerk.sandbox.account.payments;

import java.util.function.Consumer;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BankCalendar;
import org.tragwerk.sandbox.account.paymentmethods.PaymentFailure;

/**
 * Schedules the results of pending debits, for midnight (UTC) of the sixth business day;
 * for some test IBANs minutes later.
 */
public final class DebitSettlement {

	private final Account account;

	private final ChargeProcessor charges;

	DebitSettlement(Account account, ChargeProcessor charges) {
		this.account = account;
		this.charges = charges;
	}

	/**
	 * Schedules the success of a pending charge, after which {@code then} is called; no
	 * effect if it is no longer pending by then.
	 */
	public void succeedsLater(Charge charge, Consumer<Charge> then) {
		this.account.schedule(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.charges.markSucceeded(charge));
			}
		});
	}

	private static long knownAt(Charge charge) {
		var soon = charge.paymentMethod.details.settlesAfter();
		return (soon != null) ? charge.created + soon : BankCalendar.settledAt(charge.created);
	}

	/**
	 * Schedules the failure of a pending charge, after which {@code then} is called; no
	 * effect if it is no longer pending by then.
	 */
	public void failsLater(Charge charge, PaymentFailure failure, Consumer<Charge> then) {
		this.account.schedule(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.charges.markFailed(charge, failure));
			}
		});
	}

}
