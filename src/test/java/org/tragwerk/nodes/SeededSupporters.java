package org.tragwerk.nodes;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.account.seeding.SeededPledge;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

import org.springframework.jdbc.core.SqlParameterValue;

/**
 * Supporters seeded into sandbox and database, and a few with a subscription in the
 * sandbox only, whose attempts wait for the first webhook event.
 */
final class SeededSupporters {

	private static final List<String> METHODS = List.of("card", "sepa_debit", "card", "paypal", "sepa_debit");

	private static final String KNOWN = """
			with come as (select *, md5('member' || provider_id)::uuid as member, md5('subscription' || provider_id)::uuid as id
				from unnest(:customers, :references, :attempts, :amounts, :starts, :ends)
					as come(customer_id, provider_id, attempt, amount, started_at, paid_until)),
			members as (insert into member (id, version, email, language, joined_at, confirmed_at)
				select member, 0, provider_id || '@example.org', 'de', started_at, started_at from come),
			subscriptions as (
				insert into subscription (id, version, member_id, origin, attempt_id, provider_id, customer_id, status, amount, interval,
					started_at, paid_until, duplicate)
				select id, 0, member, 'ATTEMPT', attempt, provider_id, customer_id, 'ACTIVE', amount, 'MONTHLY', started_at, paid_until, false
				from come),
			pledges as (
				insert into pledge_change (id, subscription_id, amount, interval, asked_at, effective_from, actor)
				select md5('pledge' || provider_id)::uuid, id, amount, 'MONTHLY', started_at, started_at, 'MEMBER' from come),
			supporters as (insert into supporter (member_id) select member from come),
			campaigns as (update campaign set version = version + 1),
			customers as (insert into customer_sync (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since)
				select customer_id, 1, 1, 0, 0, now(), now() from come)
			update supporter_count set count = count + (select count(*) from come)""";

	private static final String WAITING = """
			insert into attempt (id, reader, browser_token_hash, status, amount, interval, payment_method_types, email, language, started_at, expires_at, customer_id,
				checkout_id, checkout_url, version)
			select attempt, sha256(provider_id::bytea), sha256(provider_id::bytea), 'WAITING', amount, 'MONTHLY', 'CARD',
				provider_id || '@example.org', 'de', now() - interval '10 minutes', now() + interval '1 hour', customer_id,
				'cs_' || provider_id, 'https://checkout_id.example/' || provider_id, 0
			from unnest(:customers, :references, :attempts, :amounts, :starts, :ends)
				as come(customer_id, provider_id, attempt, amount, started_at, paid_until)""";

	private static final String PAYMENTS = """
			insert into payment (id, version, purpose, purpose_id, provider_id, outside, status, amount, created_at, paid_at, attempts)
			select md5(payment)::uuid, 0, 'SUBSCRIPTION', subscription.id, payment, false, 'PAID', subscription.amount, paid_at, paid_at, 1
			from unnest(:references, :payments, :dates) as come(provider_id, payment, paid_at)
			join subscription using (provider_id)""";

	private SeededSupporters() {
	}

	/** Seeds so many of both kinds, and returns the sandbox's subscriptions. */
	static List<SeededSubscription> seed(Cluster cluster, int known, int waiting) {
		var now = cluster.sandbox().clock().instant();
		var all = cluster.sandbox()
			.seed(IntStream.range(0, known + waiting).mapToObj((index) -> pledge(index, now)).toList(),
					now.minus(Duration.ofDays(62)));
		insert(cluster, KNOWN, all.subList(0, known));
		pay(cluster, all.subList(0, known));
		insert(cluster, WAITING, all.subList(known, known + waiting));
		return all;
	}

	private static SeededPledge pledge(int index, Instant now) {
		return new SeededPledge(index, Cluster.PRODUCT, 500 + 50 * (index % 20), 1, METHODS.get(index % METHODS.size()),
				now.minus(Duration.ofHours(24L * 200 - index)), null, "supporter" + index + "@example.org",
				Map.of("attempt_id", new UUID(7, index).toString()));
	}

	private static void insert(Cluster cluster, String sql, List<SeededSubscription> seeded) {
		cluster.jdbc()
			.sql(sql)
			.param("customers", column(seeded, SeededSubscription::customerId, String[]::new))
			.param("references", column(seeded, SeededSubscription::subscriptionId, String[]::new))
			.param("attempts",
					column(seeded, (each) -> UUID.fromString(each.pledge().metadata().get("attempt_id")), UUID[]::new))
			.param("amounts", column(seeded, (each) -> each.pledge().amountCents(), Long[]::new))
			.param("starts", column(seeded, (each) -> Timestamp.from(each.pledge().startedAt()), Timestamp[]::new))
			.param("ends", column(seeded, (each) -> Timestamp.from(each.currentPeriodEnd()), Timestamp[]::new))
			.update();
	}

	private static void pay(Cluster cluster, List<SeededSubscription> seeded) {
		var references = new ArrayList<String>();
		var payments = new ArrayList<SeededSubscription.Payment>();
		for (var each : seeded) {
			payments.addAll(each.payments());
			references.addAll(Collections.nCopies(each.payments().size(), each.subscriptionId()));
		}
		cluster.jdbc()
			.sql(PAYMENTS)
			.param("references", column(references, Function.identity(), String[]::new))
			.param("payments", column(payments, SeededSubscription.Payment::paymentIntentId, String[]::new))
			.param("dates", column(payments, (each) -> Timestamp.from(each.paidAt()), Timestamp[]::new))
			.update();
	}

	private static <S, T> SqlParameterValue column(List<S> rows, Function<S, T> value, IntFunction<T[]> array) {
		return new SqlParameterValue(Types.ARRAY, rows.stream().map(value).toArray(array));
	}

}
