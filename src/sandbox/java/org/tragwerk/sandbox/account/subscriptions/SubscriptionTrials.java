package org.tragwerk.sandbox.account.subscriptions;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.NotPossibleException;

/**
 * Trials: after them a subscription is billed, or paused if there is no payment method.
 */
public final class SubscriptionTrials {

	private static final long DAY = 86_400;

	private static final long WARNED_BEFORE = 3 * DAY;

	private final Account account;

	private final SubscriptionBiller billing;

	SubscriptionTrials(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
	}

	/** Starts a trial of so many days; the next period begins at its end. */
	public void grant(Subscription subscription, long days) {
		if (!subscription.status.equals("active") || days < 1) {
			throw new NotPossibleException("Only an active subscription is granted days, at least one.");
		}
		var now = this.account.now();
		var end = now + days * DAY;
		var before = subscription.render();
		subscription.status = "trialing";
		subscription.trialStart = now;
		subscription.trialEnd = end;
		subscription.anchor = end;
		subscription.items.forEach((item) -> {
			item.periodStart = now;
			item.periodEnd = end;
		});
		this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
		this.account.schedule(Math.max(now, end - WARNED_BEFORE), () -> warn(subscription, end));
		this.account.schedule(end, () -> pauseWithoutMethod(subscription, end));
		this.billing.renewal().scheduleRenewal(subscription);
	}

	private void warn(Subscription subscription, long end) {
		if (isTrialUntil(subscription, end)) {
			this.account.events().publish("customer.subscription.trial_will_end", subscription);
		}
	}

	private void pauseWithoutMethod(Subscription subscription, long end) {
		if (isTrialUntil(subscription, end) && this.billing.paymentMethods().find(subscription) == null) {
			subscription.status = "paused";
			this.account.events().publish("customer.subscription.paused", subscription);
		}
	}

	/** Resumes a paused subscription; its next period begins now. */
	void resume(Subscription subscription) {
		subscription.status = "active";
		subscription.anchor = this.account.now();
		subscription.items.forEach((item) -> item.periodEnd = subscription.anchor);
		this.account.events().publish("customer.subscription.resumed", subscription);
		this.billing.renewal().renew(subscription, subscription.render());
	}

	private static boolean isTrialUntil(Subscription subscription, long end) {
		return subscription.status.equals("trialing") && subscription.periodEnd() == end;
	}

}
