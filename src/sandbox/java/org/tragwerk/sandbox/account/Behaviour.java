package org.tragwerk.sandbox.account;

/** How the account behaves over time. */
final class Behaviour {

	final PayingOut payingOut;

	final UsageFees usageFees;

	final Standing standing;

	final Collecting collecting;

	final Debiting debiting;

	final Renewing renewing;

	final Trialing trialing;

	final Ending ending;

	final Phasing phasing;

	final Refunding refunding;

	final Disputing disputing;

	final Completing completing;

	Behaviour(Account account) {
		this.payingOut = new PayingOut(account);
		this.usageFees = new UsageFees(account);
		this.standing = new Standing(account);
		this.collecting = new Collecting(account);
		this.ending = new Ending(account);
		this.phasing = new Phasing(account, this.ending);
		this.refunding = new Refunding(account);
		this.disputing = new Disputing(account);
		this.debiting = new Debiting(account, this.collecting, this.ending);
		this.renewing = new Renewing(account, this.collecting, this.debiting, this.ending, this.phasing);
		this.trialing = new Trialing(account, this.renewing);
		this.completing = new Completing(account, this.collecting, this.renewing);
	}

}
