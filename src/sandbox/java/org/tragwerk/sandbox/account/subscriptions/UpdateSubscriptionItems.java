package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/**
 * Changes the price of a subscription: from the next period on, prorated now, or once the
 * difference is paid. A change of the interval starts a new period at once, in classic
 * billing mode only.
 */
final class UpdateSubscriptionItems {

	private static final long MINUTE = 60;

	private static final int MAX_INVOICES_PER_MINUTE = 10;

	private static final long DAY = 86_400;

	private static final int MAX_INVOICES_PER_DAY = 20;

	private final Account account;

	private final SubscriptionBiller billing;

	private final Subscription subscription;

	UpdateSubscriptionItems(Account account, SubscriptionBiller billing, Subscription subscription) {
		this.account = account;
		this.billing = billing;
		this.subscription = subscription;
	}

	void apply(Params params) {
		var proration = params.text("proration_behavior", "create_prorations");
		var pendingIfIncomplete = params.text("payment_behavior", "allow_incomplete").equals("pending_if_incomplete");
		if (pendingIfIncomplete && !proration.equals("always_invoice")) {
			throw ApiError.notSimulated("payment_behavior", "pending_if_incomplete without always_invoice");
		}
		for (var sent : params.objects("items")) {
			change(sent, proration, pendingIfIncomplete);
		}
	}

	private void change(Params sent, String proration, boolean pendingIfIncomplete) {
		var id = sent.text("id");
		var item = (id != null) ? existing(id, sent) : null;
		var price = priceOf(sent, item);
		var sameInterval = price.hasSameInterval(this.subscription.items.get(0).price);
		if (!sameInterval && this.subscription.isFlexible()) {
			throw ApiError.notSimulated(sent.nameOf("price_data"),
					"another interval of a flexible subscription by an update of the item");
		}
		var kept = (item != null) ? item : added(price);
		var before = new Cost(kept.price, kept.quantity);
		kept.price = price;
		kept.quantity = sent.integer("quantity", kept.quantity);
		try {
			bill(kept, before, sameInterval, proration, pendingIfIncomplete);
		}
		catch (ApiError ex) {
			revert(kept, before, item == null);
			throw ex;
		}
		kept.metadata = Metadata.merged(kept.metadata, sent);
	}

	private void bill(SubscriptionItem item, Cost before, boolean sameInterval, String proration,
			boolean pendingIfIncomplete) {
		if (!sameInterval) {
			restartPeriod(item);
		}
		else if (!proration.equals("none")) {
			prorate(item, before, proration.equals("always_invoice"), pendingIfIncomplete);
		}
	}

	/** Reverts a refused change. */
	private void revert(SubscriptionItem item, Cost before, boolean added) {
		item.price = before.price();
		item.quantity = before.quantity();
		if (added) {
			this.subscription.items.remove(item);
		}
	}

	private SubscriptionItem added(Price price) {
		var first = this.subscription.items.get(0);
		var item = new SubscriptionItem(this.account.newId("si_", 14), this.account.now(), price, 1);
		item.periodStart = first.periodStart;
		item.periodEnd = first.periodEnd;
		this.subscription.items.add(item);
		return item;
	}

	private void restartPeriod(SubscriptionItem item) {
		this.subscription.anchor = this.account.now();
		item.periodEnd = this.subscription.anchor;
		this.billing.renewal().renewNow(this.subscription);
	}

	private void prorate(SubscriptionItem item, Cost before, boolean now, boolean pendingIfIncomplete) {
		var lines = new Proration(this.account).lines(this.subscription, item, before.price(), before.quantity());
		var all = new ArrayList<>(this.subscription.pendingLines);
		all.addAll(lines);
		var sum = all.stream().mapToLong(InvoiceLineItem::amount).sum();
		if (sum + (now ? 0 : this.subscription.amount()) < 0 || now && sum == 0 && !lines.isEmpty()) {
			throw ApiError.notSimulated("proration_behavior", "a credit that outweighs the invoice");
		}
		if (!now) {
			this.subscription.pendingLines = all;
		}
		else if (!all.isEmpty()) {
			checkLimits();
			this.subscription.pendingLines = List.of();
			var invoice = this.billing.invoices().draft(this.subscription, "subscription_update", all);
			this.account.events().publish("invoice.created", invoice);
			if (pendingIfIncomplete) {
				deferUntilPaid(invoice, item, before);
			}
			this.billing.renewal().finalizeNow(this.subscription, invoice);
		}
	}

	/**
	 * Enforces Stripe's limits of ten new invoices of a subscription a minute and twenty
	 * a day.
	 */
	private void checkLimits() {
		var now = this.account.now();
		var created = this.account.table(Invoice.class)
			.of(this.subscription.customer)
			.stream()
			.filter((invoice) -> invoice.subscription.equals(this.subscription.id))
			.mapToLong((invoice) -> now - invoice.created)
			.filter((age) -> age < DAY)
			.toArray();
		if (created.length >= MAX_INVOICES_PER_DAY
				|| Arrays.stream(created).filter((age) -> age < MINUTE).count() >= MAX_INVOICES_PER_MINUTE) {
			throw ApiError.limited("resource-specific");
		}
	}

	/** Defers the change until the invoice is paid. */
	private void deferUntilPaid(Invoice invoice, SubscriptionItem item, Cost before) {
		var pending = new PendingUpdate(invoice, this.account.now() + PendingUpdate.EXPIRES_AFTER, item, item.price,
				item.quantity);
		item.price = before.price();
		item.quantity = before.quantity();
		this.subscription.pendingUpdate = pending;
		this.account.schedule(pending.expiresAt(), () -> expire(pending));
	}

	private void expire(PendingUpdate pending) {
		if (!pending.equals(this.subscription.pendingUpdate)) {
			return;
		}
		if (this.billing.settlement().isProcessing(pending.invoice())) {
			this.account.schedule(this.account.now() + PendingUpdate.EXPIRES_AFTER, () -> expire(pending));
		}
		else {
			this.subscription.pendingUpdate = null;
			this.billing.settlement().cancel(pending.invoice());
			this.account.events().publish("invoice.voided", pending.invoice());
			this.account.events().publish("customer.subscription.pending_update_expired", this.subscription);
		}
	}

	private Price priceOf(Params sent, @Nullable SubscriptionItem item) {
		if (sent.has("price_data")) {
			sent.object("price_data").object("recurring").required("interval");
			return this.billing.products().prices().inline(sent.object("price_data"));
		}
		var price = sent.text("price");
		if (price != null) {
			return this.account.table(Price.class).referenced(price, sent.nameOf("price"));
		}
		if (item == null) {
			throw ApiError.missing(sent.nameOf("price"));
		}
		return item.price;
	}

	private SubscriptionItem existing(String id, Params sent) {
		return this.subscription.items.stream()
			.filter((item) -> item.id.equals(id))
			.findFirst()
			.orElseThrow(() -> ApiError.noReference("subscription_item", id, sent.nameOf("id")));
	}

	/** Price and quantity of an item before the change. */
	private record Cost(Price price, long quantity) {

	}

}
