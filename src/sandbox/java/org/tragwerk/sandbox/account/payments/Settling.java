package org.tragwerk.sandbox.account.payments;

import java.util.function.Consumer;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BankCalendar;
import org.tragwerk.sandbox.account.paymentmethods.PaymentFailure;

/** Learns days later what became of a debit, at midnight of the sixth business day. */
public final class Settling {

	private final Account account;

	private final ChargeProcessor charges;

	Settling(Account account, ChargeProcessor charges) {
		this.account = account;
		this.charges = charges;
	}

	/** Puts the good end of a pending charge on the agenda. */
	public void succeedsLater(Charge charge, Consumer<Charge> then) {
		this.account.schedule(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.charges.markSucceeded(charge));
			}
		});
	}

	private static long knownAt(Charge charge) {
		var soon = charge.paymentMethod.means.knownAfter();
		return (soon != null) ? charge.created + soon : BankCalendar.settledAt(charge.created);
	}

	/** Puts the bad end of a pending charge on the agenda. */
	public void failsLater(Charge charge, PaymentFailure refusal, Consumer<Charge> then) {
		this.account.schedule(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.charges.markFailed(charge, refusal));
			}
		});
	}

}
