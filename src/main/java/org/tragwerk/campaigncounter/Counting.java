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
 * Keeps the count inside the transaction that changes a subscription, so that the two can
 * never disagree.
 */
@Component
class Counting {

	private final CounterTable table;

	private final Supporters supporters;

	private final Clock clock;

	Counting(CounterTable table, Supporters supporters, Clock clock) {
		this.table = table;
		this.supporters = supporters;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionEvent event) {
		var members = members(event);
		members.forEach(this.table::lock);
		var flips = members.stream().map(this::look).filter(Flip::isReal).toList();
		if (!flips.isEmpty()) {
			count(flips);
		}
	}

	private List<MemberId> members(SubscriptionEvent event) {
		var from = (event instanceof SubscriptionTransferred transfer) ? transfer.from() : event.member();
		return Stream.of(from, event.member()).distinct().sorted(Comparator.comparing(MemberId::value)).toList();
	}

	private Flip look(MemberId member) {
		return new Flip(member, this.table.holds(member), this.supporters.include(member));
	}

	private void count(List<Flip> flips) {
		var now = this.clock.instant();
		this.table.create(now);
		this.table.lock();
		var difference = flips.stream().mapToInt(this::apply).sum();
		if (difference != 0) {
			this.table.move(difference, now);
		}
	}

	private int apply(Flip flip) {
		return flip.after() ? this.table.admit(flip.member()) : -this.table.dismiss(flip.member());
	}

	private record Flip(MemberId member, boolean before, boolean after) {

		boolean isReal() {
			return this.before != this.after;
		}

	}

}
