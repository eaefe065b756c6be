package org.tragwerk.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.seeding.SeededGift;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

/**
 * Inserts the rows that the product would have stored for the seeded pledges.
 */
final class DemoRecords {

	private static final String PAYMENT = "payment (id, version, purpose, purpose_id, provider_id, outside, status, amount,"
			+ " created_at, paid_at, payment_method_type, attempts)";

	private final Instant now;

	DemoRecords(Instant now) {
		this.now = now;
	}

	/**
	 * Stores everything in one transaction, so that no recount of the running product
	 * sees supporters who are not listed yet.
	 */
	void store(List<SeededSubscription> seeded, List<SeededGift> gifts, Connection database) throws SQLException {
		database.setAutoCommit(false);
		try {
			copy(seeded, gifts, database);
			database.commit();
		}
		catch (SQLException | RuntimeException ex) {
			database.rollback();
			throw ex;
		}
		finally {
			database.setAutoCommit(true);
		}
	}

	private void copy(List<SeededSubscription> seeded, List<SeededGift> gifts, Connection database)
			throws SQLException {
		var copy = new Copy(database);
		copy.into("member (id, version, email, name, language, joined_at, confirmed_at)",
				Stream.concat(seeded.stream().map(this::member), gifts.stream().map(DemoRecords::giver)));
		copy.into(
				"subscription (id, version, member_id, origin, attempt_id, provider_id, customer_id, status, amount, interval,"
						+ " started_at, paid_until, ends_at, ended_at, end_reason, duplicate, payment_method_type)",
				seeded.stream().map(this::subscription));
		copy.into("pledge_change (id, subscription_id, amount, interval, asked_at, effective_from, actor)",
				seeded.stream().map(this::pledge));
		copy.into(PAYMENT, seeded.stream().flatMap(this::payments));
		copy.into("gift (id, member_id, attempt_id, customer_id, amount, made_at)",
				gifts.stream().map(DemoRecords::gift));
		copy.into(PAYMENT, gifts.stream().map(DemoRecords::payment));
		copy.into("supporter (member_id)",
				seeded.stream().filter((each) -> !hasEnded(each)).map((each) -> Copy.row(id("member", each))));
	}

	private String member(SeededSubscription each) {
		var since = each.pledge().startedAt();
		return Copy.row(id("member", each), 0, each.pledge().email(), null, "de", since, since);
	}

	private static String giver(SeededGift each) {
		return Copy.row(id("member", each.index()), 0, each.email(), null, "de", each.paidAt(), each.paidAt());
	}

	private static String gift(SeededGift each) {
		return Copy.row(id("gift", each.index()), id("member", each.index()), id("attempt", each.index()),
				each.customerId(), each.amountCents(), each.paidAt());
	}

	private static String payment(SeededGift each) {
		return Copy.row(id("payment", each.index()), 0, "GIFT", id("gift", each.index()), each.paymentIntentId(), false,
				"PAID", each.amountCents(), each.paidAt(), each.paidAt(),
				each.paymentMethodType().toUpperCase(Locale.ROOT), 1);
	}

	private String subscription(SeededSubscription each) {
		var pledge = each.pledge();
		var ended = hasEnded(each);
		return Copy.row(id("subscription", each), 0, id("member", each), "ATTEMPT", id("attempt", each),
				each.subscriptionId(), each.customerId(), ended ? "ENDED" : "ACTIVE", pledge.amountCents(),
				rhythm(pledge), pledge.startedAt(), each.currentPeriodEnd(), pledge.endsAt(),
				ended ? pledge.endsAt() : null, ended ? "BY_SUPPORTER" : null, false,
				pledge.paymentMethodType().toUpperCase(Locale.ROOT));
	}

	private String pledge(SeededSubscription each) {
		var pledge = each.pledge();
		return Copy.row(id("pledge", each), id("subscription", each), pledge.amountCents(), rhythm(pledge),
				pledge.startedAt(), pledge.startedAt(), "MEMBER");
	}

	private Stream<String> payments(SeededSubscription each) {
		var subscription = id("subscription", each);
		return each.payments()
			.stream()
			.map((payment) -> Copy.row(
					new UUID(subscription.getLeastSignificantBits(), payment.paidAt().getEpochSecond()), 0,
					"SUBSCRIPTION", subscription, payment.paymentIntentId(), false, "PAID", each.pledge().amountCents(),
					payment.paidAt(), payment.paidAt(), each.pledge().paymentMethodType().toUpperCase(Locale.ROOT), 1));
	}

	private boolean hasEnded(SeededSubscription each) {
		return each.pledge().endsAt() != null && !each.pledge().endsAt().isAfter(this.now);
	}

	private static String rhythm(SeededPledge pledge) {
		return switch (pledge.months()) {
			case 3 -> "QUARTERLY";
			case 6 -> "HALF_YEARLY";
			case 12 -> "YEARLY";
			default -> "MONTHLY";
		};
	}

	private static UUID id(String kind, SeededSubscription each) {
		return id(kind, each.pledge().index());
	}

	/** An id derived from kind and index, so that sandbox and database agree. */
	static UUID id(String kind, int index) {
		return UUID.nameUUIDFromBytes((kind + index).getBytes(StandardCharsets.UTF_8));
	}

}
