package org.tragwerk.stripe;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes notices down, each once. One statement keeps the notice and marks its subject,
 * so that neither is ever without the other.
 */
@Component
class NoticeBook {

	private static final String KEEP = """
			insert into stripe_notice (event_id, type, verdict, subject, livemode, body)
			values (:id, :type, :verdict, :subject, :livemode, :body)
			on conflict (event_id) do nothing""";

	private static final String KEEP_AND_RAISE = "with kept as (" + KEEP + " returning subject) "
			+ Subjects.RAISE.formatted("select subject from kept");

	private final JdbcClient jdbc;

	NoticeBook(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void keep(Notice notice) {
		this.jdbc.sql((notice.subject() != null) ? KEEP_AND_RAISE : KEEP)
			.param("id", notice.id())
			.param("type", notice.type())
			.param("verdict", notice.verdict().name())
			.param("subject", notice.subject())
			.param("livemode", notice.livemode())
			.param("body", notice.body())
			.update();
	}

}
