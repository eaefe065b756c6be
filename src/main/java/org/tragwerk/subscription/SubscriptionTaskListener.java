package org.tragwerk.subscription;

import java.util.Map;
import java.util.Optional;

import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRefunded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRepaid;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens staff tasks for subscriptions: a second one of the same reader, one whose latest
 * payment was refunded, and one that is paid after it has ended, which stays ended.
 * Closes them when the subscription is paid again or ends.
 */
@Component
class SubscriptionTaskListener {

	private final SubscriptionRepository subscriptions;

	private final ProviderCommands commands;

	private final StaffTasks staffTasks;

	SubscriptionTaskListener(SubscriptionRepository subscriptions, ProviderCommands commands, StaffTasks staffTasks) {
		this.subscriptions = subscriptions;
		this.commands = commands;
		this.staffTasks = staffTasks;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionStarted event) {
		var id = event.subscription().value();
		this.subscriptions.findById(id)
			.filter(Subscription::isDuplicate)
			.ifPresent((subscription) -> this.staffTasks.open(StaffTaskKind.DUPLICATE_SUBSCRIPTION, id.toString(), "",
					Map.of("amount", event.pledge().amount().cents())));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionRefunded event) {
		this.staffTasks.open(StaffTaskKind.SUBSCRIPTION_REFUNDED, event.subscription().value().toString(),
				event.at().toString(), Map.of("amount", event.pledge().amount().cents()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionRepaid event) {
		closeAll(StaffTaskKind.SUBSCRIPTION_REFUNDED, event.subscription());
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionEnded event) {
		closeAll(StaffTaskKind.SUBSCRIPTION_REFUNDED, event.subscription());
		closeAll(StaffTaskKind.DUPLICATE_SUBSCRIPTION, event.subscription());
		closeAll(StaffTaskKind.END_UNDONE, event.subscription());
	}

	private void closeAll(StaffTaskKind kind, SubscriptionId subscription) {
		this.staffTasks.closeAll(kind, subscription.value().toString(), Map.of());
	}

	/**
	 * Opens a task for a payment after the end, unless a command is about to refund it.
	 */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReceived event) {
		this.subscriptions.findById(event.purpose().id())
			.filter((
					subscription) -> subscription.contract().filter((contract) -> isAfter(event, contract)).isPresent())
			.filter((subscription) -> !this.commands.hasOpen(String.valueOf(subscription.providerId())))
			.ifPresent((subscription) -> this.staffTasks.open(StaffTaskKind.PAID_AFTER_END,
					event.payment().value().toString(), subscription.id().value().toString(),
					Map.of("amount", event.amount().cents(), "paidAt", event.at().toString())));
	}

	private static boolean isAfter(PaymentReceived event, SubscriptionContract contract) {
		return contract.isOver()
				&& Optional.ofNullable(contract.endsAt()).filter((end) -> event.at().isAfter(end)).isPresent();
	}

}
