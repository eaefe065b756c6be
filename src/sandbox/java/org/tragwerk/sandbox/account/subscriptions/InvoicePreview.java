package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.account.products.Product;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;

/**
 * Renders the upcoming invoice of a subscription, with or without changes, and stores
 * nothing.
 */
final class InvoicePreview {

	private static final long DRAFT_FOR = 3_600;

	private final Account account;

	private final PriceFactory prices;

	InvoicePreview(Account account, PriceFactory prices) {
		this.account = account;
		this.prices = prices;
	}

	Map<String, Object> preview(ApiCall call) {
		var params = call.params();
		var subscription = this.account.table(Subscription.class)
			.referenced(params.required("subscription"), "subscription");
		var details = params.object("subscription_details");
		if (endsBefore(subscription, details)) {
			throw ApiError.invalid("invoice_upcoming_none", null,
					"There is no upcoming invoice of " + subscription.id + ".");
		}
		var at = subscription.periodEnd();
		var customer = this.account.table(Customer.class).get(subscription.customer);
		var invoice = new Invoice(this.account.newId("upcoming_in_1", 23), at, customer, subscription.id, "upcoming",
				lines(subscription, details));
		invoice.subscriptionMetadata = subscription.metadata;
		invoice.paymentMethodTypes = subscription.paymentMethodTypes;
		invoice.nextAttempt = at + DRAFT_FOR;
		return invoice.render();
	}

	private static boolean endsBefore(Subscription subscription, Params details) {
		var ends = details.has("cancel_at_period_end") ? details.flag("cancel_at_period_end")
				: subscription.cancelAt != null && subscription.cancelAt <= subscription.periodEnd();
		return subscription.hasEnded() || details.flag("cancel_now") || ends;
	}

	private List<InvoiceLineItem> lines(Subscription subscription, Params details) {
		var lines = new ArrayList<>(subscription.pendingLines);
		for (var item : subscription.items) {
			var change = details.objects("items")
				.stream()
				.filter((sent) -> item.id.equals(sent.text("id")))
				.findFirst();
			var price = change.map(this::price).orElse(item.price);
			var quantity = change.map((sent) -> sent.integer("quantity", item.quantity)).orElse(item.quantity);
			var product = this.account.table(Product.class).get(price.product);
			var next = new SubscriptionItem(item.id, item.created, price, quantity);
			next.startPeriod(item.periodEnd, subscription);
			lines.add(new InvoiceLineItem(this.account.newId("il_1", 23), item.id, price, quantity,
					subscription.metadata, quantity + " × " + product.name, next.periodStart, next.periodEnd,
					item.periodStart, next.share(subscription.anchor)));
		}
		return lines;
	}

	private @Nullable Price price(Params sent) {
		if (sent.has("price_data")) {
			return this.prices.of(sent.object("price_data"));
		}
		var named = sent.text("price");
		return (named != null) ? this.account.table(Price.class).referenced(named, sent.nameOf("price")) : null;
	}

}
