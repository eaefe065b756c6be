package org.tragwerk.stripe.sync;

import java.util.Optional;

import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;

/**
 * Converts the price of a subscription's only item to a pledge.
 */
public final class PledgeConverter {

	private PledgeConverter() {
	}

	/** The pledge; empty if we do not offer it. */
	public static Optional<Pledge> find(Subscription subscription) {
		try {
			return Optional.of(pledge(subscription));
		}
		catch (UnsupportedObjectException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The pledge.
	 * @throws UnsupportedObjectException if we do not offer it
	 */
	public static Pledge pledge(Subscription subscription) {
		var item = SnapshotConverter.onlyItem(subscription);
		var price = item.getPrice();
		if (!Money.CURRENCY.getCurrencyCode().equalsIgnoreCase(price.getCurrency())) {
			throw new UnsupportedObjectException("Its currency is " + price.getCurrency());
		}
		return new Pledge(amount(item), interval(price.getRecurring()));
	}

	/**
	 * The amount that is collected for an item: the price of all its units.
	 * @throws UnsupportedObjectException if the price has no unit amount, such as a
	 * tiered one
	 */
	private static Money amount(SubscriptionItem item) {
		var unit = item.getPrice().getUnitAmount();
		var quantity = (item.getQuantity() != null) ? item.getQuantity() : 1L;
		if (unit == null || unit <= 0 || quantity <= 0) {
			throw new UnsupportedObjectException("Its price has no fixed amount");
		}
		return new Money(Math.multiplyExact(unit, quantity));
	}

	private static Interval interval(Price.Recurring recurring) {
		return Interval.ofMonths(months(recurring))
			.orElseThrow(() -> new UnsupportedObjectException(
					"Its interval is %d %s".formatted(recurring.getIntervalCount(), recurring.getInterval())));
	}

	/** The months of an interval, 0 for an interval in days or weeks. */
	private static long months(Price.Recurring recurring) {
		return switch (recurring.getInterval()) {
			case "month" -> recurring.getIntervalCount();
			case "year" -> 12 * recurring.getIntervalCount();
			default -> 0;
		};
	}

}
