package org.tragwerk.mail;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * Distinguishes the rejection of one email from a mail server that rejects every email,
 * because of a wrong setting or a blocked sender. In the second case emails are kept and
 * retried.
 */
@Component
class RejectionMonitor {

	/**
	 * The number of emails rejected in a row, with none accepted between them, above
	 * which the mail server is assumed to reject every email.
	 */
	private static final int MAX_REJECTED_IN_A_ROW = 3;

	/**
	 * The number of failures after which a rejection by policy is final; it takes about a
	 * minute.
	 */
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
		if (this.rejected.size() <= MAX_REJECTED_IN_A_ROW) {
			this.rejected.add(email);
		}
		return this.rejected.size() <= MAX_REJECTED_IN_A_ROW;
	}

}
