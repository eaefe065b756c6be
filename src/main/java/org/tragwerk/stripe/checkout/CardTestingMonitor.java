package org.tragwerk.stripe.checkout;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Detects card testing (stolen card numbers being tried out on Checkout) from the number
 * of cards that were declined within the last ten minutes. Failed renewals are not
 * counted: they are subtracted by their {@code invoice.payment_failed} events.
 */
@Component
public class CardTestingMonitor {

	private static final Logger logger = LoggerFactory.getLogger(CardTestingMonitor.class);

	/** The type of webhook event that reports a declined card. */
	public static final String DECLINED = "charge.failed";

	private static final Duration WINDOW = Duration.ofMinutes(10);

	private static final long MANY = 30;

	private final JdbcClient jdbc;

	private volatile Rate latest = new Rate(0, 0);

	CardTestingMonitor(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Whether card testing is suspected: at least 30 declined cards within ten minutes,
	 * and more than completed sessions.
	 */
	boolean isCardTestingSuspected() {
		return this.latest.isUnusual();
	}

	/** The number of cards that Checkout declined within the last ten minutes. */
	long recent() {
		return this.latest.declined();
	}

	/**
	 * The number of Checkout sessions that were completed within the last ten minutes.
	 */
	long completed() {
		return this.latest.completed();
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.card-testing:PT10S}")
	void count() {
		var now = this.jdbc.sql("""
				select count(*) filter (where type = :declined)
					- count(*) filter (where type = 'invoice.payment_failed') as declined,
					count(*) filter (where type = 'checkout.session.completed') as completed
				from stripe_webhook_event where received_at > now() - make_interval(secs => :window)""")
			.param("declined", DECLINED)
			.param("window", WINDOW.toSeconds())
			.query(Rate.class)
			.single();
		var before = this.latest;
		this.latest = now;
		if (now.isUnusual() != before.isUnusual()) {
			logger.warn("Checkout declined {} cards and took {} within {}", now.declined(), now.completed(), WINDOW);
		}
	}

	private record Rate(long declined, long completed) {

		boolean isUnusual() {
			return this.declined >= MANY && this.declined > this.completed;
		}

	}

}
