package org.tragwerk.ending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of which ends members were told.
 */
@Component
class EndNotices {

	/** The provider ends a little later than planned, and tells us later still. */
	private static final Duration NEAR = Duration.ofDays(5);

	private final JdbcClient jdbc;

	EndNotices(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Empty if the member was told of that end before. */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> add(EndNotice notice) {
		return this.jdbc.sql("""
				insert into end_notice (id, subscription_id, member_id, ends_at, planned)
				values (:id, :subscription, :member, :endsAt, :planned) on conflict do nothing returning id""")
			.param("id", UUID.randomUUID())
			.param("subscription", notice.subscription().value())
			.param("member", notice.member().value())
			.param("endsAt", notice.endsAt().atOffset(ZoneOffset.UTC))
			.param("planned", notice.planned())
			.query(UUID.class)
			.optional();
	}

	/** Whether the member was told that it ends about then. */
	boolean foretell(SubscriptionId subscription, Instant endedAt) {
		return this.jdbc.sql("""
				select count(*) > 0 from end_notice where subscription_id = :subscription and planned
				and ends_at between :from and :to""")
			.param("subscription", subscription.value())
			.param("from", endedAt.minus(NEAR).atOffset(ZoneOffset.UTC))
			.param("to", endedAt.plus(NEAR).atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	Optional<EndNotice> find(UUID id) {
		return this.jdbc.sql("select * from end_notice where id = ?").param(id).query(EndNotices::read).optional();
	}

	private static EndNotice read(ResultSet row, int number) throws SQLException {
		return new EndNotice(new SubscriptionId(row.getObject("subscription_id", UUID.class)),
				new MemberId(row.getObject("member_id", UUID.class)),
				row.getObject("ends_at", OffsetDateTime.class).toInstant(), row.getBoolean("planned"));
	}

	/**
	 * That a member is told of an end.
	 *
	 * @param planned whether it is still to come
	 */
	record EndNotice(SubscriptionId subscription, MemberId member, Instant endsAt, boolean planned) {
	}

}
