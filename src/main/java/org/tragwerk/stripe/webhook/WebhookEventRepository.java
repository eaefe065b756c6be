package org.tragwerk.stripe.webhook;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.sync.SyncMarker;

import org.springframework.stereotype.Component;

/**
 * Stores webhook events, ignoring duplicates, and marks their customers for a sync, all
 * in one statement.
 */
@Component
class WebhookEventRepository {

	private static final String INSERT = """
			with incoming as (select *
				from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[],
					?::text[], ?::timestamptz[], ?::smallint[]) incoming(event_id, type, handling, provider_id, object_id,
					api_version, livemode, body, changed_id, happened_at, priority)),
			inserted as (
				insert into stripe_webhook_event (event_id, type, handling, provider_id, object_id, api_version, livemode, body,
					happened_at)
				select event_id, type, handling, provider_id, object_id, api_version, livemode, body, happened_at from incoming
				order by event_id
				on conflict (event_id) do nothing
				returning event_id)
			"""
			+ SyncMarker.MARK.formatted("""
					select provider_id, count(*), max(priority), null,
						case when bool_and(changed_id is not null) then array_agg(distinct changed_id) end,
						min(happened_at) filter (where changed_id is not null)
					from inserted join incoming using (event_id) where handling = 'SYNC' group by provider_id""");

	private final DataSource database;

	WebhookEventRepository(DataSource database) {
		this.database = database;
	}

	/**
	 * Stores the events that are new; they are committed when this method returns.
	 * @param webhookEvents events with distinct ids
	 */
	void save(Collection<WebhookEvent> webhookEvents) throws SQLException {
		try (var connection = this.database.getConnection(); var statement = connection.prepareStatement(INSERT)) {
			var columns = new Columns(connection, webhookEvents);
			statement.setArray(1, columns.texts((webhookEvent) -> webhookEvent.header().id()));
			statement.setArray(2, columns.texts((webhookEvent) -> webhookEvent.header().type()));
			statement.setArray(3, columns.texts((webhookEvent) -> webhookEvent.handling().name()));
			statement.setArray(4, columns.texts((webhookEvent) -> webhookEvent.header().providerId()));
			statement.setArray(5, columns.texts((webhookEvent) -> webhookEvent.header().objectId()));
			statement.setArray(6, columns.texts((webhookEvent) -> webhookEvent.header().apiVersion()));
			statement.setArray(7,
					columns.of("boolean", Boolean[]::new, (webhookEvent) -> webhookEvent.header().livemode()));
			statement.setArray(8, columns.of("bytea", byte[][]::new, WebhookEvent::body));
			statement.setArray(9, columns.texts(WebhookEventRepository::changedId));
			statement.setArray(10, columns.of("timestamptz", String[]::new, WebhookEventRepository::happenedAt));
			statement.setArray(11, columns.of("smallint", Integer[]::new, WebhookEventRepository::priority));
			statement.executeUpdate();
		}
	}

	/** The object that is enough to fetch, null to fetch everything. */
	private static @Nullable String changedId(WebhookEvent webhookEvent) {
		return (webhookEvent.syncRequest() != null) ? webhookEvent.syncRequest().objectId() : null;
	}

	private static @Nullable Integer priority(WebhookEvent webhookEvent) {
		return (webhookEvent.syncRequest() != null) ? webhookEvent.syncRequest().priority().level() : null;
	}

	private static @Nullable String happenedAt(WebhookEvent webhookEvent) {
		var happenedAt = webhookEvent.header().happenedAt();
		return (happenedAt != null) ? happenedAt.toString() : null;
	}

	private record Columns(Connection connection, Collection<WebhookEvent> webhookEvents) {

		Array texts(Function<WebhookEvent, @Nullable String> value) throws SQLException {
			return of("text", String[]::new, value);
		}

		<T> Array of(String type, IntFunction<T[]> array, Function<WebhookEvent, @Nullable T> value)
				throws SQLException {
			return this.connection.createArrayOf(type, this.webhookEvents.stream().map(value).toArray(array));
		}

	}

}
