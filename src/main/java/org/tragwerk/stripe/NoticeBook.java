package org.tragwerk.stripe;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.tragwerk.stripe.Notice.News;

import org.springframework.stereotype.Component;

/**
 * Writes notices down, each once. One statement keeps them and marks their subjects, so
 * that neither is ever without the other, and it is one round trip for any number.
 */
@Component
class NoticeBook {

	private static final String KEEP = """
			with come as (select *
				from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::bytea[],
					?::text[], ?::timestamptz[]) come(event_id, type, verdict, subject, object, api_version, livemode, body,
					asked, happened_at)),
			kept as (
				insert into stripe_notice (event_id, type, verdict, subject, object, api_version, livemode, body)
				select event_id, type, verdict, subject, object, api_version, livemode, body from come order by event_id
				on conflict (event_id) do nothing
				returning event_id)
			"""
			+ Subjects.RAISE.formatted(
					"""
							select subject, count(*), false, case when bool_and(asked is not null) then array_agg(distinct asked) end,
								min(happened_at)
							from kept join come using (event_id) where subject is not null group by subject""");

	private final DataSource database;

	NoticeBook(DataSource database) {
		this.database = database;
	}

	/**
	 * Keeps those that are new; once this returns they survive any crash.
	 * @param notices none of them twice
	 */
	void keep(Collection<Notice> notices) throws SQLException {
		try (var connection = this.database.getConnection(); var statement = connection.prepareStatement(KEEP)) {
			var columns = new Columns(connection, notices);
			statement.setArray(1, columns.texts((notice) -> notice.head().id()));
			statement.setArray(2, columns.texts((notice) -> notice.head().type()));
			statement.setArray(3, columns.texts((notice) -> notice.verdict().name()));
			statement.setArray(4, columns.texts((notice) -> ofNews(notice, News::subject)));
			statement.setArray(5, columns.texts((notice) -> notice.head().object()));
			statement.setArray(6, columns.texts((notice) -> notice.head().version()));
			statement.setArray(7, columns.of("boolean", Boolean[]::new, (notice) -> notice.head().livemode()));
			statement.setArray(8, columns.of("bytea", byte[][]::new, Notice::body));
			statement.setArray(9, columns.texts((notice) -> ofNews(notice, News::object)));
			statement.setArray(10, columns.of("timestamptz", String[]::new, NoticeBook::happenedAt));
			statement.executeUpdate();
		}
	}

	private static @Nullable String ofNews(Notice notice, Function<News, @Nullable String> field) {
		return (notice.news() != null) ? field.apply(notice.news()) : null;
	}

	private static @Nullable String happenedAt(Notice notice) {
		return ofNews(notice, (news) -> (news.happenedAt() != null) ? news.happenedAt().toString() : null);
	}

	private record Columns(Connection connection, Collection<Notice> notices) {

		Array texts(Function<Notice, @Nullable String> value) throws SQLException {
			return of("text", String[]::new, value);
		}

		<T> Array of(String type, IntFunction<T[]> array, Function<Notice, @Nullable T> value) throws SQLException {
			return this.connection.createArrayOf(type, this.notices.stream().map(value).toArray(array));
		}

	}

}
