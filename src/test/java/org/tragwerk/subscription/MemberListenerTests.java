package org.tragwerk.subscription;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.tragwerk.member.MemberId;
import org.tragwerk.member.MemberMerged;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionTransferred;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.gift;

class MemberListenerTests {

	private final MemberId grace = new MemberId(UUID.randomUUID());

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final FakeGifts gifts = new FakeGifts();

	private final MemberListener listener = new MemberListener(this.subscriptions, this.gifts);

	@Test
	void transfersSubscriptionsAndGiftsToTheMergedMember() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		var gift = this.gifts.save(gift());
		this.listener.on(new MemberMerged(ADA, this.grace, START));
		assertThat(subscription.member()).isEqualTo(this.grace);
		assertThat(gift.member()).isEqualTo(this.grace);
		assertThat(this.subscriptions.events(SubscriptionTransferred.class))
			.containsExactly(new SubscriptionTransferred(subscription.id(), this.grace, ADA, START));
	}

	@Test
	void ignoresOtherMembers() {
		this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(new MemberMerged(this.grace, new MemberId(UUID.randomUUID()), START));
		assertThat(this.subscriptions.events(SubscriptionTransferred.class)).isEmpty();
	}

}
