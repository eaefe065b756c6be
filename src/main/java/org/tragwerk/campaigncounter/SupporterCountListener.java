package org.tragwerk.campaigncounter;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionEvent;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionTransferred;
import org.tragwerk.subscription.Supporters;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the count in the transaction that changes a subscription, so that the two never
 * disagree.
 */
@Component
class SupporterCountListener {

	private final SupporterCounter counter;

	private final Supporters supporters;

	private final Clock clock;

	SupporterCountListener(SupporterCounter counter, Supporters supporters, Clock clock) {
		this.counter = counter;
		this.supporters = supporters;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionEvent event) {
		var members = members(event);
		members.forEach(this.counter::lock);
		var changes = members.stream().map(this::compare).filter(Change::isReal).toList();
		if (!changes.isEmpty()) {
			apply(changes);
		}
	}

	private List<MemberId> members(SubscriptionEvent event) {
		var from = (event instanceof SubscriptionTransferred transfer) ? transfer.from() : event.member();
		return Stream.of(from, event.member()).distinct().sorted(Comparator.comparing(MemberId::value)).toList();
	}

	private Change compare(MemberId member) {
		return new Change(member, this.counter.contains(member), this.supporters.include(member));
	}

	private void apply(List<Change> changes) {
		this.counter.create();
		this.counter.lock();
		var difference = changes.stream().mapToInt(this::apply).sum();
		if (difference != 0) {
			this.counter.change(difference, this.clock.instant());
		}
	}

	private int apply(Change change) {
		return change.after() ? this.counter.add(change.member()) : -this.counter.remove(change.member());
	}

	private record Change(MemberId member, boolean before, boolean after) {

		boolean isReal() {
			return this.before != this.after;
		}

	}

}
