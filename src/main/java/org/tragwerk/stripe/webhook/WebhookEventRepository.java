package org.tragwerk.stripe.webhook;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

import org.tragwerk.stripe.sync.SyncQueue;
import org.tragwerk.stripe.sync.SyncRequest;

import org.springframework.stereotype.Component;

/**
 * Writes notices down, each once. One statement keeps them and marks their subjects, so
 * that neither is ever without the other, and it is one round trip for any number.
 */
@Component
class WebhookEventRepository {

	private static final String KEEP = """
			with come as (select *
				from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[],
					?::text[], ?::timestamptz[]) come(event_id, type, verdict, subject, object, api_version, livemode, body,
					asked, happened_at)),
			kept as (
				insert into stripe_webhook_event (event_id, type, verdict, subject, object, api_version, livemode, body)
				select event_id, type, verdict, subject, object, api_version, livemode, body from come order by event_id
				on conflict (event_id) do nothing
				returning event_id)
			"""
			+ SyncQueue.RAISE.formatted(
					"""
							select subject, count(*), false, case when bool_and(asked is not null) then array_agg(distinct asked) end,
								min(happened_at)
							from kept join come using (event_id) where subject is not null group by subject""");

	private final DataSource database;

	WebhookEventRepository(DataSource database) {
		this.database = database;
	}

	/**
	 * Keeps those that are new; once this returns they survive any crash.
	 * @param notices none of them twice
	 */
	void keep(Collection<WebhookEvent> webhookEvents) throws SQLException {
		try (var connection = this.database.getConnection(); var statement = connection.prepareStatement(KEEP)) {
			var columns = new Columns(connection, webhookEvents);
			statement.setArray(1, columns.texts((webhookEvent) -> webhookEvent.head().id()));
			statement.setArray(2, columns.texts((webhookEvent) -> webhookEvent.head().type()));
			statement.setArray(3, columns.texts((webhookEvent) -> webhookEvent.handling().name()));
			statement.setArray(4, columns.texts((webhookEvent) -> ofNews(webhookEvent, SyncRequest::customerId)));
			statement.setArray(5, columns.texts((webhookEvent) -> webhookEvent.head().object()));
			statement.setArray(6, columns.texts((webhookEvent) -> webhookEvent.head().version()));
			statement.setArray(7,
					columns.of("boolean", Boolean[]::new, (webhookEvent) -> webhookEvent.head().livemode()));
			statement.setArray(8, columns.of("bytea", byte[][]::new, WebhookEvent::body));
			statement.setArray(9, columns.texts((webhookEvent) -> ofNews(webhookEvent, SyncRequest::object)));
			statement.setArray(10, columns.of("timestamptz", String[]::new, WebhookEventRepository::happenedAt));
			statement.executeUpdate();
		}
	}

	private static @Nullable String ofNews(WebhookEvent webhookEvent, Function<SyncRequest, @Nullable String> field) {
		return (webhookEvent.syncRequest() != null) ? field.apply(webhookEvent.syncRequest()) : null;
	}

	private static @Nullable String happenedAt(WebhookEvent webhookEvent) {
		return ofNews(webhookEvent,
				(syncRequest) -> (syncRequest.happenedAt() != null) ? syncRequest.happenedAt().toString() : null);
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
