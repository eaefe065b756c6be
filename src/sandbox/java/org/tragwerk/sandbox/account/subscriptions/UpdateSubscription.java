package org.tragwerk.sandbox.account.subscriptions;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/** Updates a subscription: checks all parameters first, then applies them. */
final class UpdateSubscription {

	private static final Set<String> CHANGEABLE_WHEN_CANCELED = Set.of("metadata", "cancellation_details", "expand");

	private static final Set<String> CHANGEABLE_WHEN_INCOMPLETE = Set.of("metadata", "cancellation_details", "expand",
			"default_payment_method", "description");

	private final Account account;

	private final SubscriptionBiller billing;

	private final Subscription subscription;

	UpdateSubscription(Account account, SubscriptionBiller billing, Subscription subscription) {
		this.account = account;
		this.billing = billing;
		this.subscription = subscription;
	}

	void apply(Params params) {
		if (this.subscription.hasEnded() && !CHANGEABLE_WHEN_CANCELED.containsAll(params.names())) {
			throw ApiError.invalid(null,
					"Of a canceled subscription only metadata and cancellation_details may change.");
		}
		if (this.subscription.status.equals("incomplete") && !CHANGEABLE_WHEN_INCOMPLETE.containsAll(params.names())) {
			throw ApiError.invalid(null, "A subscription whose first payment is open cannot be changed.");
		}
		var metadata = Metadata.merged(this.subscription.metadata, params);
		checkCancelAt(params);
		var method = params.text("default_payment_method");
		if (method != null) {
			this.billing.payments().customers().methodOf(this.subscription.customer, method, "default_payment_method");
		}
		new UpdateSubscriptionItems(this.account, this.billing, this.subscription).apply(params);
		this.subscription.metadata = metadata;
		this.subscription.defaultPaymentMethod = (method != null) ? method : this.subscription.defaultPaymentMethod;
		params.ifSent("description", (value) -> this.subscription.description = value);
		SubscriptionResource.applyCancellationDetails(params, this.subscription);
		applyCancelAt(params);
		applyPause(params);
	}

	private void checkCancelAt(Params params) {
		if (params.flag("cancel_at_period_end") && params.text("cancel_at") != null) {
			throw ApiError.invalid("cancel_at", "Send either cancel_at or cancel_at_period_end, not both.");
		}
		var at = resolveCancelAt(params.text("cancel_at"));
		if (at != null && at <= this.account.now()) {
			throw ApiError.invalid("cancel_at", "The end must lie in the future.");
		}
		var pause = params.object("pause_collection");
		if (params.text("pause_collection") == null && params.has("pause_collection") && !pause.names().isEmpty()) {
			pause.required("behavior");
		}
	}

	private @Nullable Long resolveCancelAt(@Nullable String cancelAt) {
		if (cancelAt == null) {
			return null;
		}
		return switch (cancelAt) {
			case "max_period_end", "min_period_end", "max_billed_until" -> this.subscription.periodEnd();
			default -> Long.valueOf(cancelAt);
		};
	}

	private void applyCancelAt(Params params) {
		if (params.has("cancel_at_period_end")) {
			this.subscription.cancelAtPeriodEnd = params.flag("cancel_at_period_end");
			setCancelAt(this.subscription.cancelAtPeriodEnd ? Long.valueOf(this.subscription.periodEnd()) : null);
		}
		if (params.has("cancel_at")) {
			this.subscription.cancelAtPeriodEnd = false;
			setCancelAt(resolveCancelAt(params.text("cancel_at")));
		}
	}

	private void setCancelAt(@Nullable Long at) {
		this.subscription.cancelAt = at;
		this.subscription.canceledAt = (at != null) ? Long.valueOf(this.account.now()) : null;
		this.subscription.cancellationReason = (at != null) ? "cancellation_requested" : null;
		if (at != null) {
			this.billing.renewal().scheduleCancellation(this.subscription, at);
		}
	}

	private void applyPause(Params params) {
		if (!params.has("pause_collection")) {
			return;
		}
		var pause = params.object("pause_collection");
		if (pause.names().isEmpty()) {
			this.subscription.pause = null;
			return;
		}
		this.subscription.pause = new Subscription.Pause(pause.required("behavior"), pause.integer("resumes_at"));
		this.billing.renewal().scheduleResumption(this.subscription, this.subscription.pause);
	}

}
