package org.tragwerk.subscription;

import org.tragwerk.member.MemberMerged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reassigns subscriptions and gifts when a member is merged into another.
 */
@Component
class MemberListener {

	private final SubscriptionRepository subscriptions;

	private final GiftRepository gifts;

	MemberListener(SubscriptionRepository subscriptions, GiftRepository gifts) {
		this.subscriptions = subscriptions;
		this.gifts = gifts;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(MemberMerged event) {
		for (var subscription : this.subscriptions.findByMemberId(event.from().value())) {
			subscription.transferTo(event.into(), event.at());
			this.subscriptions.save(subscription);
		}
		this.gifts.findByMemberId(event.from().value()).forEach((gift) -> {
			gift.transferTo(event.into());
			this.gifts.save(gift);
		});
	}

}
