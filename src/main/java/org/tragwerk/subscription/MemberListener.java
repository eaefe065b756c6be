package org.tragwerk.subscription;

import org.tragwerk.member.MemberMerged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves subscriptions along when two members turn out to be the same person.
 */
@Component
class MemberListener {

	private final SubscriptionRepository subscriptions;

	MemberListener(SubscriptionRepository subscriptions) {
		this.subscriptions = subscriptions;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(MemberMerged event) {
		for (var subscription : this.subscriptions.findByMemberId(event.from().value())) {
			subscription.transferTo(event.into(), event.at());
			this.subscriptions.save(subscription);
		}
	}

}
