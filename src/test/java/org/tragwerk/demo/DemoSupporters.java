package org.tragwerk.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededGift;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

/**
 * Seeds supporters into the sandbox and into an empty database, consistently, so that no
 * sweep finds a difference.
 */
public final class DemoSupporters {

	/**
	 * The age of the oldest seeded payments; more than a year, so that each active
	 * subscription has its latest payment.
	 */
	private static final Duration COLLECTED = Duration.ofDays(366);

	private static final int ONE_IN = 40;

	private final StripeSandbox sandbox;

	private final String product;

	public DemoSupporters(StripeSandbox sandbox, String product) {
		this.sandbox = sandbox;
		this.product = product;
	}

	/** The next round number above so many supporters: 40,000 have the goal 50,000. */
	public static long goalOf(int supporters) {
		var unit = (long) Math.pow(10, Math.max(1, String.valueOf(supporters).length() - 1));
		return (supporters / unit + 1) * unit;
	}

	/**
	 * Seeds so many current supporters, and all former ones, into the sandbox and the
	 * database.
	 */
	public List<SeededSubscription> seed(int supporters, Connection database) throws SQLException {
		var now = this.sandbox.clock().instant();
		var past = Past.of(supporters, now);
		var gifts = PastGift.beside(past, now.minus(COLLECTED), now).stream().map(this::gift).toList();
		var pledges = past.stream().map(this::pledge).toList();
		var seeded = this.sandbox.seed(pledges, gifts, now.minus(COLLECTED));
		new DemoRecords(now).store(seeded, gifts, database);
		return seeded;
	}

	/**
	 * Lets the debits of one supporter in forty bounce, so that the first months end
	 * about 1 % of the pledges each, as at real newspapers.
	 */
	public void letSomeBounce(List<SeededSubscription> seeded) {
		seeded.stream()
			.filter((each) -> each.pledge().endsAt() == null && each.pledge().index() % ONE_IN == 0)
			.forEach((each) -> this.sandbox.failPayments(each.subscriptionId()));
	}

	private SeededGift gift(PastGift each) {
		return new SeededGift(each.index(), this.product, each.amountCents(), each.paymentMethodType(), each.paidAt(),
				"reader" + each.index() + "@example.org", attempt(each.index()));
	}

	private SeededPledge pledge(PastPledge each) {
		return new SeededPledge(each.index(), this.product, each.amountCents(), each.months(), each.paymentMethodType(),
				each.startedAt(), each.endsAt(), "supporter" + each.index() + "@example.org", attempt(each.index()));
	}

	private static Map<String, String> attempt(int index) {
		return Map.of("attempt_id", DemoRecords.id("attempt", index).toString());
	}

}
