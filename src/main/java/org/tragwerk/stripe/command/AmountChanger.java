package org.tragwerk.stripe.command;

import java.util.Locale;
import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.Item;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData.Recurring;
import org.tragwerk.money.Money;
import org.tragwerk.provider.ChangePledgeCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.CommandObsoleteException;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.sync.PledgeConverter;
import org.tragwerk.stripe.sync.SnapshotConverter;

import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Changes the amount of a subscription: sets a new price for its only item, without
 * proration and with the same interval, so that Stripe bills it from the next period on.
 */
@Component
class AmountChanger implements CommandExecutor<ChangePledgeCommand> {

	private final StripeClient stripe;

	AmountChanger(StripeClient stripe) {
		this.stripe = stripe;
	}

	@Override
	public Class<ChangePledgeCommand> type() {
		return ChangePledgeCommand.class;
	}

	/**
	 * Changes the amount. Stripe accepts almost no change of a subscription that has
	 * ended, or whose first payment has not been made.
	 * @throws CommandObsoleteException if the subscription is one of these
	 * @throws IllegalStateException if the amount is not collected afterwards
	 */
	@Override
	public void execute(ChangePledgeCommand command, CommandId id) {
		change(command.subscriptionId(), command.amount(), id);
	}

	private void change(String subscriptionId, Money amount, CommandId command) {
		var subscription = fetch(subscriptionId);
		if (subscription.getEndedAt() != null) {
			throw new CommandObsoleteException("Subscription " + subscriptionId + " is over");
		}
		if ("incomplete".equals(subscription.getStatus())) {
			throw new CommandObsoleteException("The first payment of " + subscriptionId + " has not been made");
		}
		if (!isCollected(subscription, amount)) {
			var changed = StoredFailureRecovery.callOnce("amount-" + command,
					(key) -> update(subscription, amount, key),
					() -> Optional.of(fetch(subscriptionId)).filter((now) -> isCollected(now, amount)));
			Assert.state(isCollected(changed, amount), () -> subscriptionId + " does not collect the new amount alone");
		}
	}

	private Subscription fetch(String subscriptionId) {
		return StripeErrors.call(() -> this.stripe.v1().subscriptions().retrieve(subscriptionId));
	}

	private Subscription update(Subscription subscription, Money amount, String key) {
		var options = RequestOptions.builder().setIdempotencyKey(key).build();
		return StripeErrors.call(() -> this.stripe.v1()
			.subscriptions()
			.update(subscription.getId(), params(subscription, amount), options));
	}

	private static boolean isCollected(Subscription subscription, Money amount) {
		return PledgeConverter.find(subscription).filter((pledge) -> amount.equals(pledge.amount())).isPresent();
	}

	private static SubscriptionUpdateParams params(Subscription subscription, Money amount) {
		var item = SnapshotConverter.onlyItem(subscription);
		return SubscriptionUpdateParams.builder()
			.setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
			.addItem(Item.builder()
				.setId(item.getId())
				.setQuantity(1L)
				.setPriceData(price(item.getPrice(), amount))
				.build())
			.build();
	}

	private static PriceData price(Price before, Money amount) {
		var interval = Recurring.Interval.valueOf(before.getRecurring().getInterval().toUpperCase(Locale.ROOT));
		return PriceData.builder()
			.setCurrency(before.getCurrency())
			.setProduct(before.getProduct())
			.setUnitAmount(amount.cents())
			.setRecurring(Recurring.builder()
				.setInterval(interval)
				.setIntervalCount(before.getRecurring().getIntervalCount())
				.build())
			.build();
	}

}
