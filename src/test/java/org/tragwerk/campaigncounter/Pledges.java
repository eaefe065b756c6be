package org.tragwerk.campaigncounter;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.SubscriptionEvent;
import org.tragwerk.subscription.SubscriptionId;

/**
 * Starts, ends and transfers pledges as the subscription module does, with state and
 * event in one transaction.
 */
class Pledges {

	private static final Pledge PLEDGE = new Pledge(new Money(750), Interval.MONTHLY);

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	Pledges(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.events = events;
	}

	static MemberId someone() {
		return new MemberId(UUID.randomUUID());
	}

	static SubscriptionId something() {
		return new SubscriptionId(UUID.randomUUID());
	}

	SubscriptionId start(MemberId member) {
		var subscription = something();
		start(subscription, member);
		return subscription;
	}

	void start(SubscriptionId subscription, MemberId member) {
		inTransaction((status) -> startWithin(subscription, member));
	}

	void startWithin(SubscriptionId subscription, MemberId member) {
		store(subscription, member, true);
		publish(new SubscriptionEvent.SubscriptionUnpaused(subscription, member, PLEDGE, Instant.EPOCH));
	}

	void end(SubscriptionId subscription, MemberId member) {
		inTransaction((status) -> endWithin(subscription, member));
	}

	void endWithin(SubscriptionId subscription, MemberId member) {
		store(subscription, member, false);
		publish(ended(subscription, member));
	}

	static SubscriptionEvent ended(SubscriptionId subscription, MemberId member) {
		return new SubscriptionEvent.SubscriptionEnded(subscription, member, PLEDGE, EndReason.BY_SUPPORTER,
				Instant.EPOCH);
	}

	void transfer(SubscriptionId subscription, MemberId from, MemberId to) {
		inTransaction((status) -> {
			store(subscription, to, true);
			publish(new SubscriptionEvent.SubscriptionTransferred(subscription, to, from, Instant.EPOCH));
		});
	}

	void inTransaction(Consumer<Object> work) {
		this.transaction.executeWithoutResult(work::accept);
	}

	/** Inserts earlier pledges that are not counted yet. */
	void fill(int number) {
		this.jdbc.sql("""
				with stored as (
					insert into test_pledge
					select gen_random_uuid(), gen_random_uuid(), true from generate_series(1, :number)
					returning member_id)
				insert into supporter select member_id from stored""").param("number", number).update();
	}

	void clear() {
		inTransaction((status) -> {
			this.jdbc.sql("delete from test_pledge").update();
			this.jdbc.sql("delete from supporter").update();
		});
	}

	void store(SubscriptionId subscription, MemberId member, boolean counts) {
		this.jdbc.sql("""
				insert into test_pledge (id, member_id, counts) values (:id, :member, :counts)
				on conflict (id) do update set member_id = :member, counts = :counts""")
			.param("id", subscription.value())
			.param("member", member.value())
			.param("counts", counts)
			.update();
	}

	void publish(SubscriptionEvent event) {
		this.events.publishEvent(event);
	}

}
