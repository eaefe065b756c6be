package org.tragwerk.stripe.webhook;

import java.time.Duration;

import org.tragwerk.task.RecurringJob;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets the bodies of notices after a while, for they hold names and addresses. What is
 * left tells that a notice came, so that it never counts as new.
 */
@Component
class RetentionJob {

	private static final int BATCH = 5_000;

	private final JdbcClient jdbc;

	private final Duration kept;

	RetentionJob(JdbcClient jdbc, @Value("${tragwerk.notices.keep-bodies:P90D}") Duration kept) {
		this.jdbc = jdbc;
		this.kept = kept;
	}

	@RecurringJob(name = "webhook-event-retention", every = "${tragwerk.jobs.webhook-event-retention:P1D}")
	void deleteBodies() {
		var forgotten = BATCH;
		while (forgotten == BATCH) {
			forgotten = this.jdbc.sql("""
					update stripe_webhook_event set body = null where id in (select id from stripe_webhook_event
						where body is not null and received_at < now() - make_interval(secs => :kept)
						order by received_at limit :batch)""")
				.param("kept", this.kept.toSeconds())
				.param("batch", BATCH)
				.update();
		}
	}

}
