package org.tragwerk.stripe.checkout;

import java.time.Duration;

import org.tragwerk.pledging.Checkouts.CardDecline;
import org.tragwerk.pledging.Checkouts.RecentOutcomes;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads declined cards and completed Checkout sessions from the stored webhook events.
 */
@Component
public class CheckoutOutcomeRepository {

	/** The type of webhook event that reports a declined card, or a failed debit. */
	public static final String DECLINED = "charge.failed";

	private static final Duration WINDOW = Duration.ofMinutes(10);

	private static final int MAX_DECLINES = 10_000;

	private final JdbcClient jdbc;

	CheckoutOutcomeRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The outcomes of the last ten minutes, of declined cards the newest 10,000. The ids
	 * of card charges begin with ch_, those of other payment methods with py_.
	 */
	RecentOutcomes recent() {
		var declines = this.jdbc
			.sql("""
					select provider_id as customer_id, happened_at as at from stripe_webhook_event
					where type = :declined and object_id like 'ch\\_%' and provider_id is not null and happened_at is not null
					and handling <> 'QUARANTINE' and received_at > now() - make_interval(secs => :window)
					order by received_at desc limit :many""")
			.param("declined", DECLINED)
			.param("window", WINDOW.toSeconds())
			.param("many", MAX_DECLINES)
			.query((row, number) -> new CardDecline(row.getString("customer_id"), row.getTimestamp("at").toInstant()))
			.list();
		return new RecentOutcomes(declines, completions());
	}

	private long completions() {
		return this.jdbc.sql("""
				select count(*) from stripe_webhook_event where type = 'checkout.session.completed'
				and received_at > now() - make_interval(secs => :window)""")
			.param("window", WINDOW.toSeconds())
			.query(Long.class)
			.single();
	}

}
