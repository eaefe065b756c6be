package org.tragwerk.sandbox.account.subscriptions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.invoices.InvoiceLine;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.Product;

/** Reckons to the second what a change in the middle of a period is worth. */
final class Prorating {

	private final Account account;

	Prorating(Account account) {
		this.account = account;
	}

	/** What is given back of the former price and owed of the new one, if they differ. */
	List<InvoiceLine> lines(Subscription subscription, SubscriptionItem item, Price former, long formerQuantity) {
		var before = former.unitAmount * formerQuantity;
		if (before == item.amount()) {
			return List.of();
		}
		return List.of(line(subscription, item, former, formerQuantity, -share(item, before), "Unused time on "),
				line(subscription, item, item.price, item.quantity, share(item, item.amount()), "Remaining time on "));
	}

	private InvoiceLine line(Subscription subscription, SubscriptionItem item, Price price, long quantity, long amount,
			String what) {
		var product = this.account.table(Product.class).get(price.product);
		return new InvoiceLine(this.account.newId("il_1", 23), item.id, price, quantity, subscription.metadata,
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
