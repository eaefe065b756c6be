package org.tragwerk.stripe;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what a look found, all in one transaction and only under the fence.
 */
@Component
class LookBook {

	private final Subjects subjects;

	private final Attempts attempts;

	private final Subscriptions subscriptions;

	private final TransactionTemplate transaction;

	LookBook(Subjects subjects, Attempts attempts, Subscriptions subscriptions, TransactionTemplate transaction) {
		this.subjects = subjects;
		this.attempts = attempts;
		this.subscriptions = subscriptions;
		this.transaction = transaction;
	}

	/**
	 * Writes the look that was made under this lease.
	 * @throws LeaseLostException if somebody looked later
	 */
	void write(Lease lease, CustomerLook look) {
		this.transaction.executeWithoutResult((status) -> {
			this.subjects.finish(lease);
			this.attempts.follow(look.checkouts(), look.attempts());
			this.subscriptions.follow(look.snapshot());
		});
	}

}
