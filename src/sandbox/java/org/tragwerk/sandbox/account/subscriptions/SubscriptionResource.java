package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;
import org.tragwerk.sandbox.api.TimeRange;

/**
 * {@code /v1/subscriptions}: reading and canceling; {@link UpdateSubscription} updates.
 */
final class SubscriptionResource {

	private static final Set<String> ENDED = Set.of("canceled", "incomplete_expired");

	private final Account account;

	private final SubscriptionBiller billing;

	private final Table<Subscription> subscriptions;

	SubscriptionResource(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
		this.subscriptions = account.table(Subscription.class);
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/subscriptions", "subscription.list", this::list),
				new Route("GET", "/v1/subscriptions/{id}", "subscription.retrieve",
						(call) -> this.subscriptions.named(call).render()),
				new Route("POST", "/v1/subscriptions/{id}", "subscription.update", this::update),
				new Route("POST", "/v1/subscriptions/{id}/resume", "subscription.resume", this::resume),
				new Route("DELETE", "/v1/subscriptions/{id}", "subscription.cancel", this::cancel));
	}

	private Map<String, Object> list(ApiCall call) {
		var price = call.params().text("price");
		var method = call.params().text("collection_method", "charge_automatically");
		var wanted = ofStatus(call.params().text("status"));
		var starts = TimeRange.of(call.params(), "current_period_start");
		var ends = TimeRange.of(call.params(), "current_period_end");
		return this.subscriptions.page(call, (subscription) -> wanted.test(subscription)
				&& starts.holds(subscription.items.get(0).periodStart) && ends.holds(subscription.periodEnd())
				&& method.equals("charge_automatically")
				&& (price == null || subscription.items.stream().anyMatch((item) -> item.price.id.equals(price))));
	}

	private static Predicate<Subscription> ofStatus(@Nullable String status) {
		if (status == null) {
			return (subscription) -> !subscription.status.equals("canceled");
		}
		return switch (status) {
			case "all" -> (subscription) -> true;
			case "ended" -> (subscription) -> ENDED.contains(subscription.status);
			default -> (subscription) -> subscription.status.equals(status);
		};
	}

	private Map<String, Object> update(ApiCall call) {
		var subscription = this.subscriptions.named(call);
		var before = subscription.render();
		new UpdateSubscription(this.account, this.billing, subscription).apply(call.params());
		this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
		return subscription.render();
	}

	private Map<String, Object> resume(ApiCall call) {
		var subscription = this.subscriptions.named(call);
		if (!subscription.status.equals("paused")) {
			throw ApiError.invalid(null, "Only paused subscriptions can be resumed; this one is " + subscription.status
					+ ". A pause of the collection is taken back by unsetting pause_collection.");
		}
		this.billing.trials().resume(subscription);
		return subscription.render();
	}

	private Map<String, Object> cancel(ApiCall call) {
		var subscription = this.subscriptions.named(call);
		if (subscription.hasEnded()) {
			throw ApiError.notFound("subscription", subscription.id);
		}
		for (var later : List.of("invoice_now", "prorate")) {
			if (call.params().flag(later)) {
				throw ApiError.notSimulated(later, "proration when a subscription ends");
			}
		}
		applyCancellationDetails(call.params(), subscription);
		this.billing.canceler().cancel(subscription, "cancellation_requested");
		return subscription.render();
	}

	static void applyCancellationDetails(Params params, Subscription subscription) {
		var details = params.object("cancellation_details");
		details.ifSent("comment", (value) -> subscription.cancellationComment = value);
		details.ifSent("feedback", (value) -> subscription.cancellationFeedback = value);
	}

}
