package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.api.ListPage;

/** A subscription, in flexible or classic billing mode. */
public final class Subscription extends StripeObject {

	public final String customer;

	public final List<SubscriptionItem> items = new ArrayList<>(1);

	public long anchor;

	public String billingMode = "flexible";

	public @Nullable Long cancelAt;

	public boolean cancelAtPeriodEnd;

	public @Nullable Long canceledAt;

	@Nullable String cancellationComment;

	@Nullable String cancellationFeedback;

	public @Nullable String cancellationReason;

	public @Nullable String defaultPaymentMethod;

	public @Nullable String description;

	public @Nullable Long endedAt;

	public @Nullable String latestInvoice;

	public @Nullable Pause pause;

	public List<String> paymentMethodTypes = List.of("card");

	/** Prorations to be added to the next invoice. */
	List<InvoiceLineItem> pendingLines = List.of();

	@Nullable PendingUpdate pendingUpdate;

	@Nullable String schedule;

	public String status = "active";

	@Nullable Long trialEnd;

	@Nullable Long trialStart;

	/** Whether the next payment requires authentication. */
	public boolean challenged;

	/** Whether the finalization of the next draft fails. */
	public boolean unfinalizable;

	/** The number of upcoming payments that fail; negative for all. */
	public int failing;

	public Subscription(String id, long created, String customer) {
		super(id, created);
		this.customer = customer;
		this.anchor = created;
	}

	@Override
	public @Nullable String customer() {
		return this.customer;
	}

	public boolean isFlexible() {
		return this.billingMode.equals("flexible");
	}

	/**
	 * Whether its status depends on payments, which it does not once ended, trialing or
	 * paused.
	 */
	boolean isBilled() {
		return !hasEnded() && !this.status.equals("trialing") && !this.status.equals("paused");
	}

	public boolean hasEnded() {
		return this.endedAt != null;
	}

	public long periodEnd() {
		return this.items.get(0).periodEnd;
	}

	public long amount() {
		return this.items.stream().mapToLong(SubscriptionItem::amount).sum();
	}

	boolean nextPaymentFails() {
		if (this.failing > 0) {
			this.failing--;
			return true;
		}
		return this.failing < 0;
	}

	@Override
	public Map<String, Object> render() {
		return fill("subscription").set("billing_cycle_anchor", this.anchor)
			.set("billing_mode", billingMode())
			.set("cancel_at", this.cancelAt)
			.set("cancel_at_period_end", this.cancelAtPeriodEnd)
			.set("canceled_at", this.canceledAt)
			.set("cancellation_details",
					OrderedMap.of("comment", this.cancellationComment, "feedback", this.cancellationFeedback, "reason",
							this.cancellationReason))
			.set("currency", this.items.get(0).price.currency)
			.set("customer", this.customer)
			.set("default_payment_method", this.defaultPaymentMethod)
			.set("description", this.description)
			.set("ended_at", this.endedAt)
			.set("items", renderItems())
			.set("latest_invoice", this.latestInvoice)
			.set("pause_collection", (this.pause != null) ? this.pause.render() : null)
			.set("payment_settings", paymentSettings())
			.set("pending_update", (this.pendingUpdate != null) ? this.pendingUpdate.render(this.id) : null)
			.set("schedule", this.schedule)
			.set("start_date", this.created)
			.set("status", this.status)
			.set("trial_end", this.trialEnd)
			.set("trial_start", this.trialStart)
			.fields();
	}

	private Map<String, Object> billingMode() {
		return OrderedMap.of("flexible", isFlexible() ? Map.of("proration_discounts", "included") : null, "type",
				this.billingMode);
	}

	private Map<String, Object> paymentSettings() {
		return ObjectTemplate.of("subscription_payment_settings")
			.fill()
			.set("payment_method_types", this.paymentMethodTypes)
			.fields();
	}

	private Map<String, Object> renderItems() {
		var data = this.items.stream().map((item) -> item.render(this.id)).toList();
		var list = ListPage.list("/v1/subscription_items?subscription=" + this.id, data, false);
		list.put("total_count", data.size());
		return list;
	}

	/**
	 * The {@code pause_collection} of a subscription; {@code resumesAt} in Unix seconds,
	 * null for no end.
	 */
	public record Pause(String behavior, @Nullable Long resumesAt) {

		Map<String, Object> render() {
			return OrderedMap.of("behavior", this.behavior, "resumes_at", this.resumesAt);
		}

	}

}
