package org.tragwerk.sandbox.account;

import java.util.function.Consumer;

/** Learns days later what became of a debit, at midnight of the sixth business day. */
final class Settling {

	private final Account account;

	private final Collecting collecting;

	Settling(Account account, Collecting collecting) {
		this.account = account;
		this.collecting = collecting;
	}

	/** Puts the good end of a pending charge on the agenda. */
	void succeedsLater(Charge charge, Consumer<Charge> then) {
		this.account.agenda.at(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.collecting.arrived(charge));
			}
		});
	}

	private static long knownAt(Charge charge) {
		var soon = charge.paymentMethod.means.knownAfter();
		return (soon != null) ? charge.created + soon : BankCalendar.settledAt(charge.created);
	}

	/** Puts the bad end of a pending charge on the agenda. */
	void failsLater(Charge charge, Refusal refusal, Consumer<Charge> then) {
		this.account.agenda.at(knownAt(charge), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.collecting.returned(charge, refusal));
			}
		});
	}

}
