package org.tragwerk.subscription;

import java.util.Set;
import java.util.UUID;

import org.tragwerk.member.MemberId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who counts: a supporter is a member with at least one subscription that counts.
 */
@Component
public class Supporters {

	private final SubscriptionRepository subscriptions;

	Supporters(SubscriptionRepository subscriptions) {
		this.subscriptions = subscriptions;
	}

	/** Whether the member counts now, seen from inside the writing transaction. */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean include(MemberId member) {
		return this.subscriptions.existsCounting(member.value());
	}

	/** Who counts now, by looking at every subscription. */
	@Transactional(readOnly = true)
	public Set<UUID> all() {
		return this.subscriptions.findSupporters();
	}

	/**
	 * Which subscription makes its member a supporter. Active ones do, also with a
	 * planned end, and those past due until grace is over; all others do not.
	 */
	static final class SupporterRule {

		/** The same rule for a query over subscriptions named {@code s}. */
		static final String QUERY = "(s.state.status = ACTIVE or s.state.status = PAST_DUE and s.state.arrears.suspendedAt is null)";

		private SupporterRule() {
		}

		static boolean counts(Status status, boolean suspended) {
			return status == Status.ACTIVE || status == Status.PAST_DUE && !suspended;
		}

	}

}
