package org.tragwerk.stripe.webhook;

import java.time.Duration;

import org.tragwerk.task.RecurringJob;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes the bodies of old webhook events, because they contain personal data. The rows
 * stay, so that an event delivered again is still recognized as a duplicate.
 */
@Component
class RetentionJob {

	private static final int BATCH = 5_000;

	private final JdbcClient jdbc;

	private final Duration keepBodies;

	RetentionJob(JdbcClient jdbc, @Value("${tragwerk.webhooks.keep-bodies:P90D}") Duration keepBodies) {
		this.jdbc = jdbc;
		this.keepBodies = keepBodies;
	}

	@RecurringJob(name = "webhook-event-retention", every = "${tragwerk.jobs.webhook-event-retention:P1D}")
	void deleteBodies() {
		var deleted = BATCH;
		while (deleted == BATCH) {
			deleted = this.jdbc.sql("""
					update stripe_webhook_event set body = null where id in (select id from stripe_webhook_event
						where body is not null and received_at < now() - make_interval(secs => :keepBodies)
						order by received_at limit :batch)""")
				.param("keepBodies", this.keepBodies.toSeconds())
				.param("batch", BATCH)
				.update();
		}
	}

}
