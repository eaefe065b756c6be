package org.tragwerk.subscription;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import org.tragwerk.member.MemberId;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Determines the supporters: members with at least one subscription that counts.
 */
@Component
public class Supporters {

	private final SubscriptionRepository subscriptions;

	Supporters(SubscriptionRepository subscriptions) {
		this.subscriptions = subscriptions;
	}

	/**
	 * Whether the member is a supporter, including uncommitted changes of the current
	 * transaction.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public boolean include(MemberId member) {
		return this.subscriptions.existsCounting(member.value());
	}

	/** The ids of all supporters, computed from all subscriptions. */
	@Transactional(readOnly = true)
	public Set<UUID> all() {
		return this.subscriptions.findSupporters();
	}

	/** Port to the maintained number of supporters, for pages. */
	@FunctionalInterface
	public interface Count {

		/**
		 * The number of supporters that pages may show: empty if it is so small that it
		 * could identify people, and while it is unknown. Cheap: reads no database.
		 */
		OptionalLong visible();

	}

	/**
	 * Decides which subscriptions count: active ones, also with a scheduled end, and
	 * past-due ones until the grace period is over, unless their latest payment was
	 * refunded.
	 */
	static final class SupporterRule {

		/** The same rule as a JPQL condition on a subscription {@code s}. */
		static final String QUERY = "(s.state.refundedAt is null and (s.state.status = ACTIVE or s.state.status = PAST_DUE and s.state.arrears.suspendedAt is null))";

		private SupporterRule() {
		}

		static boolean counts(Status status, boolean suspended, boolean refunded) {
			return !refunded && (status == Status.ACTIVE || status == Status.PAST_DUE && !suspended);
		}

	}

}
