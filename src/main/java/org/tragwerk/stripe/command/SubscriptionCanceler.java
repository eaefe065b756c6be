package org.tragwerk.stripe.command;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.service.SubscriptionService;
import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.sync.SnapshotConverter;

import org.springframework.stereotype.Component;

/**
 * Cancels subscriptions at Stripe. Fetches the subscription first, because a command can
 * be older than the 24 hours for which Stripe stores idempotency keys.
 */
@Component
class SubscriptionCanceler implements CommandExecutor<CancelSubscriptionCommand> {

	private final StripeClient stripe;

	private final RefundLaterPayments refundLaterPayments;

	private final Clock clock;

	SubscriptionCanceler(StripeClient stripe, RefundLaterPayments refundLaterPayments, Clock clock) {
		this.stripe = stripe;
		this.refundLaterPayments = refundLaterPayments;
		this.clock = clock;
	}

	@Override
	public Class<CancelSubscriptionCommand> type() {
		return CancelSubscriptionCommand.class;
	}

	@Override
	public void execute(CancelSubscriptionCommand command, CommandId id) {
		cancel(command.subscriptionId(), command.endsAt(), id);
	}

	private void cancel(String subscriptionId, Instant at, CommandId command) {
		var subscription = fetch(subscriptionId);
		if (!isDue(subscription, at) && !endsBy(subscription, at)) {
			subscription = endLater(subscription, at, command);
		}
		if (isDue(subscription, at)) {
			endNow(subscription, command);
			this.refundLaterPayments.refund(subscriptionId, at, command);
		}
	}

	/**
	 * Whether the subscription has ended, or that time has come: by the clock, or because
	 * a further period began, perhaps since the first fetch.
	 */
	private boolean isDue(Subscription subscription, Instant at) {
		return isOver(subscription) || !at.isAfter(this.clock.instant())
				|| !SnapshotConverter.periodStart(subscription).isBefore(at);
	}

	private void endNow(Subscription subscription, CommandId command) {
		if (isOver(subscription)) {
			return;
		}
		try {
			StoredFailureRecovery.callOnce("end-" + command, (key) -> end(subscription, key),
					() -> Optional.of(fetch(subscription.getId())).filter(SubscriptionCanceler::isOver));
		}
		catch (ProviderRefusedException ex) {
			if (!isOver(fetch(subscription.getId()))) {
				throw new ProviderUnavailableException(ex);
			}
		}
	}

	private Subscription endLater(Subscription subscription, Instant at, CommandId command) {
		var params = SubscriptionUpdateParams.builder()
			.setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE);
		if (subscription.getCancelAt() == null && at.equals(SnapshotConverter.periodEnd(subscription))) {
			params.setCancelAtPeriodEnd(true);
		}
		else {
			params.setCancelAt(at.getEpochSecond());
		}
		return StoredFailureRecovery.callOnce("end-at-" + command, (key) -> update(subscription, params.build(), key),
				() -> Optional.of(fetch(subscription.getId())).filter((now) -> isOver(now) || endsBy(now, at)));
	}

	private Subscription end(Subscription subscription, String key) {
		return StripeErrors.call(() -> subscriptions().cancel(subscription.getId(), options(key)));
	}

	private Subscription update(Subscription subscription, SubscriptionUpdateParams params, String key) {
		return StripeErrors.call(() -> subscriptions().update(subscription.getId(), params, options(key)));
	}

	private Subscription fetch(String subscriptionId) {
		return StripeErrors.call(() -> subscriptions().retrieve(subscriptionId));
	}

	private static boolean isOver(Subscription subscription) {
		return subscription.getEndedAt() != null;
	}

	private static boolean endsBy(Subscription subscription, Instant at) {
		var planned = SnapshotConverter.endsAt(subscription);
		return planned != null && !planned.isAfter(at);
	}

	private SubscriptionService subscriptions() {
		return this.stripe.v1().subscriptions();
	}

	private static RequestOptions options(String key) {
		return RequestOptions.builder().setIdempotencyKey(key).build();
	}

}
