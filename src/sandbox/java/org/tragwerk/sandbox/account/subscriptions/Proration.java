package org.tragwerk.sandbox.account.subscriptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.Product;

/** Calculates prorations to the second. */
final class Proration {

	private final Account account;

	Proration(Account account) {
		this.account = account;
	}

	/** A credit for the former price and a charge for the new one, if they differ. */
	List<InvoiceLineItem> lines(Subscription subscription, SubscriptionItem item, Price former, long formerQuantity) {
		var before = former.unitAmount * formerQuantity;
		if (before == item.amount()) {
			return List.of();
		}
		return List.of(line(subscription, item, former, formerQuantity, -share(item, before), "Unused time on "),
				line(subscription, item, item.price, item.quantity, share(item, item.amount()), "Remaining time on "));
	}

	private InvoiceLineItem line(Subscription subscription, SubscriptionItem item, Price price, long quantity,
			long amount, String what) {
		var product = this.account.table(Product.class).get(price.product);
		return new InvoiceLineItem(this.account.newId("il_1", 23), item.id, price, quantity, subscription.metadata,
				what + product.name, this.account.now(), item.periodEnd, item.periodStart, amount);
	}

	private long share(SubscriptionItem item, long amount) {
		var rest = item.periodEnd - this.account.now();
		return BigDecimal.valueOf(amount)
			.multiply(BigDecimal.valueOf(rest))
			.divide(BigDecimal.valueOf(item.periodEnd - item.periodStart), 0, RoundingMode.HALF_UP)
			.longValueExact();
	}

}
