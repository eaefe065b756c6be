package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionSchedule.Phase;

/** Leads subscriptions through the phases of their schedules. */
final class Phasing {

	private final Account account;

	private final Ending ending;

	Phasing(Account account, Ending ending) {
		this.account = account;
		this.ending = ending;
	}

	/** Makes a schedule whose only phase is the present period. */
	SubscriptionSchedule begin(Subscription subscription) {
		var item = subscription.items.get(0);
		var phase = new Phase(item.periodStart, item.periodEnd, ReadingPhases.present(subscription),
				subscription.metadata);
		phase.begin();
		var schedule = new SubscriptionSchedule(this.account.newId("sub_sched_1", 23), this.account.now(), subscription,
				phase);
		subscription.schedule = this.account.table(SubscriptionSchedule.class).add(schedule).id;
		watch(schedule);
		return schedule;
	}

	/** Puts the ends of all phases on the agenda. */
	void watch(SubscriptionSchedule schedule) {
		schedule.phases.forEach((phase) -> this.account.schedule(phase.end(), () -> advance(schedule.subscription)));
	}

	/**
	 * Moves a subscription into the phase that has come; answers whether its next period
	 * is billed as usual.
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
			finish(schedule);
			return !subscription.hasEnded();
		}
		if (phase.hasBegun()) {
			return true;
		}
		phase.begin();
		var billed = apply(phase, subscription, now);
		this.account.events().publish("subscription_schedule.updated", schedule);
		return billed;
	}

	/**
	 * Without a new anchor a change of the rhythm brings the new price but no invoice, as
	 * flexible subscriptions have it.
	 */
	private static boolean apply(Phase phase, Subscription subscription, long now) {
		var item = subscription.items.get(0);
		var position = phase.positions.get(0);
		var sameRhythm = item.price.hasRhythmOf(position.price());
		item.price = position.price();
		item.quantity = position.quantity();
		item.metadata = Metadata.joined(item.metadata, position.metadata());
		subscription.metadata = Metadata.joined(subscription.metadata, phase.metadata);
		if (phase.anchored) {
			subscription.anchor = now;
			item.periodEnd = now;
			return true;
		}
		if (!sameRhythm) {
			item.periodStart = now;
			item.periodEnd = item.price.cycleFrom(subscription.anchor).boundaryAfter(now);
		}
		return sameRhythm;
	}

	private void finish(SubscriptionSchedule schedule) {
		if (schedule.endBehavior.equals("cancel")) {
			schedule.status = "completed";
			schedule.completedAt = this.account.now();
			this.account.events().publish("subscription_schedule.completed", schedule);
			this.ending.end(schedule.subscription, "cancellation_requested");
		}
		else {
			release(schedule);
		}
	}

	/** The subscription goes on without the schedule. */
	void release(SubscriptionSchedule schedule) {
		schedule.status = "released";
		schedule.releasedAt = this.account.now();
		schedule.subscription.schedule = null;
		this.account.events().publish("subscription_schedule.released", schedule);
	}

}
