package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionSchedule.Phase;

/** Creates subscription schedules and moves subscriptions from phase to phase. */
final class PhaseTransitions {

	private final Account account;

	private final SubscriptionCanceler canceler;

	PhaseTransitions(Account account, SubscriptionCanceler canceler) {
		this.account = account;
		this.canceler = canceler;
	}

	/** Creates a schedule whose only phase is the current period. */
	SubscriptionSchedule create(Subscription subscription) {
		var item = subscription.items.get(0);
		var phase = new Phase(item.periodStart, item.periodEnd, PhaseParser.currentItems(subscription),
				subscription.metadata);
		phase.markStarted();
		var schedule = new SubscriptionSchedule(this.account.newId("sub_sched_1", 23), this.account.now(), subscription,
				phase);
		subscription.schedule = this.account.table(SubscriptionSchedule.class).add(schedule).id;
		scheduleTransitions(schedule);
		return schedule;
	}

	/** Schedules the transitions at the end of each phase. */
	void scheduleTransitions(SubscriptionSchedule schedule) {
		schedule.phases.forEach((phase) -> this.account.schedule(phase.end(), () -> advance(schedule.subscription)));
	}

	/**
	 * Moves a subscription into the current phase; returns whether its next period has to
	 * be billed by the renewal.
	 */
	boolean advance(Subscription subscription) {
		var schedule = (subscription.schedule != null)
				? this.account.table(SubscriptionSchedule.class).get(subscription.schedule) : null;
		if (schedule == null || !schedule.isActive() || subscription.hasEnded()) {
			return true;
		}
		var now = this.account.now();
		var phase = schedule.phaseAt(now);
		if (phase == null) {
			complete(schedule);
			return !subscription.hasEnded();
		}
		if (phase.hasStarted()) {
			return true;
		}
		phase.markStarted();
		var billed = apply(phase, subscription, now);
		this.account.events().publish("subscription_schedule.updated", schedule);
		return billed;
	}

	/**
	 * Without a new anchor a change of the interval sets the new price but creates no
	 * invoice, as in flexible billing mode.
	 */
	private static boolean apply(Phase phase, Subscription subscription, long now) {
		var item = subscription.items.get(0);
		var planned = phase.items.get(0);
		var sameInterval = item.price.hasSameInterval(planned.price());
		item.price = planned.price();
		item.quantity = planned.quantity();
		item.metadata = Metadata.joined(item.metadata, planned.metadata());
		subscription.metadata = Metadata.joined(subscription.metadata, phase.metadata);
		if (phase.resetsAnchor) {
			subscription.anchor = now;
			item.periodEnd = now;
			return true;
		}
		if (!sameInterval) {
			item.periodStart = now;
			item.periodEnd = item.price.cycleFrom(subscription.anchor).boundaryAfter(now);
		}
		return sameInterval;
	}

	private void complete(SubscriptionSchedule schedule) {
		if (schedule.endBehavior.equals("cancel")) {
			schedule.status = "completed";
			schedule.completedAt = this.account.now();
			this.account.events().publish("subscription_schedule.completed", schedule);
			this.canceler.cancel(schedule.subscription, "cancellation_requested");
		}
		else {
			release(schedule);
		}
	}

	/** Releases the subscription from the schedule. */
	void release(SubscriptionSchedule schedule) {
		schedule.status = "released";
		schedule.releasedAt = this.account.now();
		schedule.subscription.schedule = null;
		this.account.events().publish("subscription_schedule.released", schedule);
	}

}
