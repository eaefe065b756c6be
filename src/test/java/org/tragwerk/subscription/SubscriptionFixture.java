package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

import static org.tragwerk.testing.AggregateEvents.takeEvents;

/**
 * Ada's subscription of 7,50 euros a month, in each status.
 */
final class SubscriptionFixture {

	static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	static final Instant PERIOD_END = Instant.parse("2026-12-24T20:00:00Z");

	static final Pledge PLEDGE = new Pledge(new Money(750), Interval.MONTHLY);

	static final MemberId ADA = new MemberId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private SubscriptionFixture() {
	}

	static Subscription untouched() {
		return new Subscription(ADA, Origin.attempt(UUID.randomUUID()), "cus_ada", snapshot(Status.INCOMPLETE));
	}

	/** A subscription that went through these statuses, with its events published. */
	static Subscription after(Status... statuses) {
		var subscription = untouched();
		for (var status : statuses) {
			subscription.sync(snapshot(status), START);
		}
		takeEvents(subscription);
		return subscription;
	}

	/** What Ada chose on the form. */
	static Signup signup(@Nullable YearMonth lastMonth) {
		return new Signup("ada@example.org", "Ada", Locale.GERMAN, lastMonth, false);
	}

	/** Ada's gift of 20 euros. */
	static Gift gift() {
		return gift(START);
	}

	/** Ada's gift of 20 euros, made at that time. */
	static Gift gift(Instant madeAt) {
		return new Gift(ADA, "cus_gift",
				new GiftSnapshot(UUID.randomUUID(),
						new PaymentSnapshot(new PaymentSnapshot.Ids("pi_gift", "ch_gift", null), null,
								PaymentStatus.PAID, new Money(2000), madeAt, madeAt, null, null,
								new PaymentSnapshot.Attempts(1, madeAt, null), null)));
	}

	/** Ended at the end of the period, for that cause. */
	static SubscriptionSnapshot ended(@Nullable EndCause cause) {
		return new SubscriptionSnapshot("sub_ada", null, Status.ENDED, PLEDGE, START, PERIOD_END, null, null,
				PERIOD_END, cause, null);
	}

	static SubscriptionSnapshot snapshot(Status status) {
		return snapshot(status, PLEDGE, null);
	}

	static SubscriptionSnapshot snapshot(Status status, Pledge pledge, @Nullable Instant endsAt) {
		return new SubscriptionSnapshot("sub_ada", UUID.randomUUID(), status, pledge, START, PERIOD_END, null, endsAt,
				status.isFinal() ? PERIOD_END : null, null, null);
	}

}
