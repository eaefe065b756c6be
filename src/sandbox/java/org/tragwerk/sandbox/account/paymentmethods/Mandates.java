package org.tragwerk.sandbox.account.paymentmethods;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;

/**
 * Records the use of mandates, and deactivates those that are revoked or were unused for
 * 36 months.
 */
public final class Mandates {

	private final Account account;

	public Mandates(Account account) {
		this.account = account;
	}

	/**
	 * Records that a mandate is used now, or deactivates it if it has lapsed.
	 */
	public void use(Mandate mandate) {
		var now = this.account.now();
		if (mandate.hasLapsed(now)) {
			deactivate(mandate);
		}
		mandate.usedAt(now);
	}

	/** Deactivates the mandate behind a payment method, if there is one. */
	public void deactivate(@Nullable String mandate) {
		if (mandate != null) {
			deactivate(this.account.table(Mandate.class).get(mandate));
		}
	}

	/** Deactivates a mandate. */
	public void deactivate(Mandate mandate) {
		if (mandate.isActive()) {
			var before = mandate.render();
			mandate.status = "inactive";
			this.account.events().publishUpdate("mandate.updated", before, mandate);
		}
	}

}
