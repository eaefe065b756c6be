package org.tragwerk.benchmark.storm;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

/**
 * Supporters whose subscriptions all renew on the same day, seeded into the sandbox and
 * the database.
 *
 * @param product id of the Stripe product
 * @param first when the first subscription renews
 * @param spread the time from the first renewal to the last
 */
public record RenewalDay(String product, Instant first, Duration spread) {

	private static final String SETTLE = """
			with came as (select * from unnest(?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::bigint[])
				came(customer_id, provider_id, attempt, started_at, paid_until, amount)),
			joined as (insert into member (id, version, email, name, language, joined_at, confirmed_at)
				select attempt, 0, customer_id || '@example.org', null, 'de', started_at, started_at from came),
			agreed as (insert into subscription (id, version, member_id, origin, attempt_id, provider_id, customer_id, status, amount,
					interval, started_at, paid_until, duplicate)
				select attempt, 0, attempt, 'ATTEMPT', attempt, provider_id, customer_id, 'ACTIVE', amount, 'MONTHLY', started_at, paid_until,
					false from came),
			promised as (insert into pledge_change (id, subscription_id, amount, interval, asked_at, effective_from, actor)
				select attempt, attempt, amount, 'MONTHLY', started_at, started_at, 'MEMBER' from came),
			paid as (insert into payment (id, version, purpose, purpose_id, provider_id, outside, status, amount, created_at, paid_at,
					attempts)
				select attempt, 0, 'SUBSCRIPTION', attempt, replace(provider_id, 'sub_', 'pi_'), false, 'PAID', amount,
					paid_until - interval '1 month', paid_until - interval '1 month', 1 from came)
			insert into supporter (member_id) select attempt from came""";

	/**
	 * Seeds so many supporters into the sandbox and the database.
	 * @param number index of the first supporter, from which the ids are derived
	 */
	public List<SeededSubscription> seed(int number, int count, StripeSandbox sandbox, Connection database)
			throws SQLException {
		var seeded = sandbox.seed(IntStream.range(0, count).mapToObj((index) -> pledge(number, index, count)).toList(),
				this.first.minus(Duration.ofDays(31)));
		try (var statement = database.prepareStatement(SETTLE)) {
			statement.setArray(1, array(database, "text", seeded, SeededSubscription::customerId));
			statement.setArray(2, array(database, "text", seeded, SeededSubscription::subscriptionId));
			statement.setArray(3,
					array(database, "uuid", seeded, (each) -> each.pledge().metadata().get("attempt_id")));
			statement.setArray(4,
					array(database, "timestamptz", seeded, (each) -> each.pledge().startedAt().toString()));
			statement.setArray(5, array(database, "timestamptz", seeded, (each) -> each.currentPeriodEnd().toString()));
			statement.setArray(6, array(database, "bigint", seeded, (each) -> each.pledge().amountCents()));
			statement.executeUpdate();
		}
		return seeded;
	}

	private SeededPledge pledge(int number, int index, int count) {
		var renewal = this.first.plus(this.spread.multipliedBy(index).dividedBy(count));
		var started = monthsBefore(renewal.atOffset(ZoneOffset.UTC), 1 + index % 24).toInstant();
		var attempt = UUID.nameUUIDFromBytes(("renewal" + (number + index)).getBytes(StandardCharsets.UTF_8));
		return new SeededPledge(number + index, this.product, 500 + index % 10 * 100L, 1, "card", started, null,
				"renewal" + (number + index) + "@example.org", Map.of("attempt_id", attempt.toString()));
	}

	/**
	 * So many months before, or more if that month has no such day: its subscription
	 * would renew on another day.
	 */
	private static OffsetDateTime monthsBefore(OffsetDateTime renewal, int months) {
		var started = renewal.minusMonths(months);
		return started.plusMonths(months).equals(renewal) ? started : monthsBefore(renewal, months + 1);
	}

	private static java.sql.Array array(Connection database, String type, List<SeededSubscription> seeded,
			Function<SeededSubscription, Object> value) throws SQLException {
		return database.createArrayOf(type, seeded.stream().map(value).toArray());
	}

}
