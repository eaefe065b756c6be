package org.tragwerk.cancellation;

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
class EndNotifications {

	/** The provider ends a little later than planned, and tells us later still. */
	private static final Duration NEAR = Duration.ofDays(5);

	private final JdbcClient jdbc;

	EndNotifications(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Empty if the member was told of that end before. */
	@Transactional(propagation = Propagation.MANDATORY)
	Optional<UUID> add(EndNotification notification) {
		return this.jdbc.sql("""
				insert into end_notification (id, subscription_id, member_id, ends_at, planned)
				values (:id, :subscription, :member, :endsAt, :planned) on conflict do nothing returning id""")
			.param("id", UUID.randomUUID())
			.param("subscription", notification.subscription().value())
			.param("member", notification.member().value())
			.param("endsAt", notification.endsAt().atOffset(ZoneOffset.UTC))
			.param("planned", notification.planned())
			.query(UUID.class)
			.optional();
	}

	/** Whether the member was told that it ends about then. */
	boolean isAnnounced(SubscriptionId subscription, Instant endedAt) {
		return this.jdbc.sql("""
				select count(*) > 0 from end_notification where subscription_id = :subscription and planned
				and ends_at between :from and :to""")
			.param("subscription", subscription.value())
			.param("from", endedAt.minus(NEAR).atOffset(ZoneOffset.UTC))
			.param("to", endedAt.plus(NEAR).atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
	}

	Optional<EndNotification> find(UUID id) {
		return this.jdbc.sql("select * from end_notification where id = ?")
			.param(id)
			.query(EndNotifications::read)
			.optional();
	}

	private static EndNotification read(ResultSet row, int number) throws SQLException {
		return new EndNotification(new SubscriptionId(row.getObject("subscription_id", UUID.class)),
				new MemberId(row.getObject("member_id", UUID.class)),
				row.getObject("ends_at", OffsetDateTime.class).toInstant(), row.getBoolean("planned"));
	}

	/**
	 * That a member is told of an end.
	 *
	 * @param planned whether it is still to come
	 */
	record EndNotification(SubscriptionId subscription, MemberId member, Instant endsAt, boolean planned) {
	}

}
