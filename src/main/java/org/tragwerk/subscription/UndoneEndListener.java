package org.tragwerk.subscription;

import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.SubscriptionEvent.CancellationUndone;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets a requested end again that was undone at the provider, which also refunds a
 * payment that was made meanwhile, and opens a task for staff, one for each end however
 * often it is undone.
 */
@Component
class UndoneEndListener {

	private static final Logger logger = LoggerFactory.getLogger(UndoneEndListener.class);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final StaffTasks staffTasks;

	UndoneEndListener(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription,
			StaffTasks staffTasks) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.staffTasks = staffTasks;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(CancellationUndone event) {
		var id = event.subscription().value();
		logger.warn("The requested end of subscription {} was undone at the provider; it is requested again", id);
		this.staffTasks.replaceAll(StaffTaskKind.END_UNDONE, id.toString(),
				Map.of(event.endsAt().toString(), Map.of("undoneAt", event.at().toString())));
		this.subscriptions.findById(id)
			.ifPresent((subscription) -> this.cancelSubscription.requestAgain(subscription, UUID.randomUUID()));
	}

}
