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
		this.account.agenda.at(BankCalendar.settledAt(charge.created), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.collecting.arrived(charge));
			}
		});
	}

	/** Puts the bad end of a pending charge on the agenda. */
	void failsLater(Charge charge, Refusal refusal, Consumer<Charge> then) {
		this.account.agenda.at(BankCalendar.settledAt(charge.created), () -> {
			if (charge.status.equals("pending")) {
				then.accept(this.collecting.returned(charge, refusal));
			}
		});
	}

}
