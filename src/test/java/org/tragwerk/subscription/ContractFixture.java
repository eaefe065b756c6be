package org.tragwerk.subscription;

import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.Contract.SubscriptionContract;

/**
 * Contracts for tests of other modules: a subscription of 7,50 euros a month, or a gift
 * of 20 euros.
 */
public final class ContractFixture {

	public static final Instant PERIOD_END = Instant.parse("2026-12-24T20:00:00Z");

	public static final SiteProperties SITE = new SiteProperties(URI.create("https://zeitung.example"),
			ZoneId.of("Europe/Berlin"), new Newspaper("Die Zeitung", "Verlag", URI.create("https://zeitung.example"),
					"abo@zeitung.example", "abo@zeitung.example", List.of("Verlag")),
			List.of());

	private ContractFixture() {
	}

	public static SubscriptionContract running(Instant madeAt) {
		return contract(UUID.randomUUID(), madeAt, null, false);
	}

	public static SubscriptionContract ended(Instant madeAt, Instant endedAt) {
		return contract(UUID.randomUUID(), madeAt, endedAt, true);
	}

	/** The contract with a scheduled or past end. */
	public static SubscriptionContract ending(SubscriptionContract contract, @Nullable Instant endsAt, boolean over) {
		return contract(contract.subscription().value(), contract.madeAt(), endsAt, over);
	}

	/** A contract with that last month, and its end. */
	public static SubscriptionContract until(YearMonth lastMonth, Instant madeAt, Instant endsAt) {
		return new SubscriptionContract(new SubscriptionId(UUID.randomUUID()), details(madeAt, lastMonth), endsAt,
				false, true, false);
	}

	public static Contract gift(Instant madeAt) {
		return new GiftContract(new GiftId(UUID.randomUUID()), new Money(2000), madeAt);
	}

	private static SubscriptionContract contract(UUID id, Instant madeAt, @Nullable Instant endsAt, boolean over) {
		return new SubscriptionContract(new SubscriptionId(id), details(madeAt, null), endsAt, over, true, false);
	}

	private static SubscriptionDetails details(Instant madeAt, @Nullable YearMonth lastMonth) {
		return new SubscriptionDetails(new Pledge(new Money(750), Interval.MONTHLY), madeAt, PERIOD_END, lastMonth,
				null);
	}

}
