package org.tragwerk.sandbox.account;

/** How the account behaves over time. */
final class Behaviour {

	final Collecting collecting;

	final Renewing renewing;

	final Ending ending;

	final Completing completing;

	Behaviour(Account account) {
		this.collecting = new Collecting(account);
		this.ending = new Ending(account);
		this.renewing = new Renewing(account, this.collecting, this.ending);
		this.completing = new Completing(account, this.collecting, this.renewing);
	}

}
