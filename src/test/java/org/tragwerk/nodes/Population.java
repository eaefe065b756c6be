package org.tragwerk.nodes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.account.SeededPledge;
import org.tragwerk.sandbox.account.SeededSubscription;

/**
 * Supporters on both sides, and a few whom only the sandbox knows as such: their attempts
 * wait for the first word of them.
 */
final class Population {

	private static final String KNOWN = """
			with come as (select *, md5('member' || reference)::uuid as member, md5('subscription' || reference)::uuid as id
				from unnest(:customers, :references, :attempts, :amounts, :starts, :ends)
					as come(customer, reference, attempt, amount, started_at, paid_until)),
			members as (insert into member (id, version, address, language, joined_at, confirmed_at)
				select member, 0, reference || '@example.org', 'de', started_at, started_at from come),
			subscriptions as (
				insert into subscription (id, version, member_id, attempt_id, reference, customer, status, amount, rhythm,
					started_at, paid_until, doubled)
				select id, 0, member, attempt, reference, customer, 'ACTIVE', amount, 'MONTHLY', started_at, paid_until, false
				from come),
			pledges as (
				insert into pledge (id, subscription_id, amount, rhythm, asked_at, effective_from, asked_by)
				select md5('pledge' || reference)::uuid, id, amount, 'MONTHLY', started_at, started_at, 'MEMBER' from come),
			payments as (insert into payment (id, subscription_id, reference, amount, paid_at)
				select md5('payment' || reference)::uuid, id, replace(reference, 'sub_', 'pi_'), amount,
					paid_until - interval '1 month' from come),
			supporters as (insert into supporter (member_id) select member from come),
			subjects as (insert into stripe_subject (id, dirty, done, fence, attempts, next_try_at, dirty_since)
				select customer, 1, 1, 0, 0, now(), now() from come)
			update campaign_counter set count = count + (select count(*) from come), version = version + 1""";

	private static final String WAITING = """
			insert into attempt (id, reader, mark, state, amount, rhythm, address, language, started_at, expires_at, customer,
				checkout, page, version)
			select attempt, sha256(reference::bytea), sha256(reference::bytea), 'WAITING', amount, 'MONTHLY',
				reference || '@example.org', 'de', now() - interval '10 minutes', now() + interval '1 hour', customer,
				'cs_' || reference, 'https://checkout.example/' || reference, 0
			from unnest(:customers, :references, :attempts, :amounts, :starts, :ends)
				as come(customer, reference, attempt, amount, started_at, paid_until)""";

	private Population() {
	}

	/** Settles so many, and returns what the sandbox has of all of them. */
	static List<SeededSubscription> settle(Cluster cluster, int known, int waiting) {
		var now = cluster.sandbox().clock().instant();
		var all = cluster.sandbox()
			.seed(IntStream.range(0, known + waiting).mapToObj((index) -> pledge(index, now)).toList());
		insert(cluster, KNOWN, all.subList(0, known));
		insert(cluster, WAITING, all.subList(known, known + waiting));
		return all;
	}

	private static SeededPledge pledge(int index, Instant now) {
		return new SeededPledge(index, Cluster.PRODUCT, 500 + 50 * (index % 20),
				now.minus(Duration.ofHours(24L * 200 - index)), "supporter" + index + "@example.org", null,
				Map.of("attempt_id", new UUID(7, index).toString()));
	}

	private static void insert(Cluster cluster, String sql, List<SeededSubscription> seeded) {
		cluster.jdbc()
			.sql(sql)
			.param("customers", column(seeded, SeededSubscription::customerId, String[]::new))
			.param("references", column(seeded, SeededSubscription::subscriptionId, String[]::new))
			.param("attempts",
					column(seeded, (each) -> UUID.fromString(each.metadata().get("attempt_id")), UUID[]::new))
			.param("amounts", column(seeded, SeededSubscription::amountCents, Long[]::new))
			.param("starts",
					column(seeded, (each) -> java.sql.Timestamp.from(each.startedAt()), java.sql.Timestamp[]::new))
			.param("ends",
					column(seeded, (each) -> java.sql.Timestamp.from(each.currentPeriodEnd()),
							java.sql.Timestamp[]::new))
			.update();
	}

	private static <T> org.springframework.jdbc.core.SqlParameterValue column(List<SeededSubscription> seeded,
			Function<SeededSubscription, T> value, java.util.function.IntFunction<T[]> array) {
		return new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.ARRAY,
				seeded.stream().map(value).toArray(array));
	}

}
