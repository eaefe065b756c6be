package org.tragwerk.mail;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Tells the rejection of one email from a mail server that rejects all of them, because
 * of a wrong setting or a blocked sender: those emails are kept and retried.
 */
@Component
class RejectionMonitor {

	/**
	 * So many emails in a row can be rejected for reasons of their own, with none
	 * accepted between them.
	 */
	private static final int MOST = 3;

	/** The failures after which a rejection by policy is final, about a minute. */
	private static final int POLICY_FAILURES = 3;

	private final Set<UUID> rejected = ConcurrentHashMap.newKeySet();

	/** Records that the mail server accepted an email. */
	void recordAccepted() {
		this.rejected.clear();
	}

	/**
	 * Records a failure; returns whether it is final, so that the email is not retried.
	 * @param failures the number of failures of this email before
	 */
	boolean isFinal(UUID email, DeliveryFailure failure, int failures) {
		return failure.isInvalidAddress() || failure.isRejection() && isOfThisEmail(email)
				&& (!failure.isByPolicy() || failures >= POLICY_FAILURES);
	}

	private boolean isOfThisEmail(UUID email) {
		if (this.rejected.size() <= MOST) {
			this.rejected.add(email);
		}
		return this.rejected.size() <= MOST;
	}

}
