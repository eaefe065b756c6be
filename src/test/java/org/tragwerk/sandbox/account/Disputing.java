package org.tragwerk.sandbox.account;

/** Payers and banks take money back; a second later it leaves the balance. */
final class Disputing {

	private final Account account;

	Disputing(Account account) {
		this.account = account;
	}

	void open(Charge charge, String reason) {
		if (!charge.hasSucceeded() || charge.disputed) {
			throw new Controls.NotPossible("Only a charge that has succeeded can be disputed, and only once.");
		}
		charge.disputed = true;
		var delayed = charge.paymentMethod.means.isDelayed();
		var usual = delayed ? "debit_not_authorized" : "fraudulent";
		var now = this.account.clock.now();
		var dispute = new Dispute(this.account.ids.next("du_1", 23), now, charge, reason.isEmpty() ? usual : reason);
		this.account.tables.disputes.add(dispute);
		this.account.events.publish("charge.dispute.created", dispute);
		this.account.agenda.at(now + 1, () -> withdraw(dispute));
	}

	/** The bank decides a dispute that waited for an answer. */
	void close(Dispute dispute, boolean won) {
		if (!dispute.isOpen()) {
			throw new Controls.NotPossible("This dispute is " + dispute.status + " already.");
		}
		var before = dispute.render();
		dispute.status = won ? "won" : "lost";
		if (won) {
			dispute.lines.add(this.account.behaviour.collecting.book(Movement.reinstated(dispute)));
		}
		this.account.events.publishUpdate("charge.dispute.closed", before, dispute);
		if (won) {
			this.account.events.publishUpdate("charge.dispute.funds_reinstated", before, dispute);
		}
	}

	private void withdraw(Dispute dispute) {
		var before = dispute.render();
		var fee = this.account.terms.disputeFeeOf(dispute.charge);
		dispute.lines.add(this.account.behaviour.collecting.book(Movement.withdrawn(dispute, fee)));
		this.account.events.publishUpdate("charge.dispute.funds_withdrawn", before, dispute);
		if (!dispute.isOpen()) {
			this.account.events.publish("charge.dispute.closed", dispute);
		}
		var mandate = dispute.charge.paymentMethod.mandate;
		if (dispute.reason.equals("debit_not_authorized") && mandate != null) {
			this.account.behaviour.debiting.deactivate(this.account.tables.mandates.get(mandate));
		}
	}

}
