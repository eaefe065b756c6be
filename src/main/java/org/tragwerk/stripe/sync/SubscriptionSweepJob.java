package org.tragwerk.stripe.sync;

import java.time.Duration;

import org.tragwerk.stripe.sync.CustomerSweep.Page;
import org.tragwerk.subscription.Subscriptions;
import org.tragwerk.task.RecurringJob;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Marks the customers of all subscriptions that have not ended for a sync once a day, a
 * few at a time, in case webhook events were lost.
 */
@Component
public class SubscriptionSweepJob {

	private static final int PAGE = 500;

	private final Subscriptions subscriptions;

	private final CustomerSweep customerSweep;

	private final Duration age;

	SubscriptionSweepJob(Subscriptions subscriptions, CustomerSweep customerSweep,
			@Value("${tragwerk.sync.sweep-older-than:P1D}") Duration age) {
		this.subscriptions = subscriptions;
		this.customerSweep = customerSweep;
		this.age = age;
	}

	@RecurringJob(name = "subscription-sweep", every = "${tragwerk.jobs.subscription-sweep:PT10M}")
	int sweep() {
		return this.customerSweep.run(Sweep.SUBSCRIPTIONS, this.age,
				(after) -> Page.of(this.subscriptions.openCustomers(after, PAGE), PAGE));
	}

}
