package org.tragwerk.stripe.checkout;

import java.time.Instant;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.pledging.Checkouts.CardDecline;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@Transactional
class CheckoutOutcomeRepositoryTests {

	private static final Instant AT = Instant.parse("2026-11-24T20:00:00Z");

	@Autowired
	private CheckoutOutcomeRepository outcomes;

	@Autowired
	private JdbcClient jdbc;

	private int number;

	@Test
	@Fault("F99")
	void readsDeclinedCards() {
		store("charge.failed", "ch_1", "RECORD", "cus_declined_1", 599);
		store("charge.failed", "ch_2", "RECORD", "cus_declined_2", 0);
		assertThat(this.outcomes.recent().declines()).containsSubsequence(new CardDecline("cus_declined_2", AT),
				new CardDecline("cus_declined_1", AT));
	}

	@Test
	@Fault({ "F12", "F99" })
	void ignoresDebitsAndOldOrForeignEvents() {
		var before = this.outcomes.recent().declines();
		store("charge.failed", "py_1", "RECORD", "cus_left_1", 0);
		store("charge.failed", "ch_1", "RECORD", "cus_left_2", 601);
		store("charge.failed", "ch_2", "QUARANTINE", "cus_left_3", 0);
		store("charge.failed", "ch_3", "RECORD", null, 0);
		store("charge.succeeded", "ch_4", "RECORD", "cus_left_4", 0);
		assertThat(this.outcomes.recent().declines()).isEqualTo(before);
	}

	@Test
	@Fault("F99")
	void countsCompletedSessions() {
		var before = this.outcomes.recent().completions();
		store("checkout.session.completed", "cs_1", "SYNC", "cus_completed", 0);
		store("checkout.session.completed", "cs_2", "SYNC", "cus_completed", 601);
		store("checkout.session.expired", "cs_3", "SYNC", "cus_completed", 0);
		assertThat(this.outcomes.recent().completions()).isEqualTo(before + 1);
	}

	private void store(String type, String object, String handling, @Nullable String customer, int secondsAgo) {
		this.jdbc
			.sql("""
					insert into stripe_webhook_event (event_id, type, handling, provider_id, object_id, livemode, happened_at, received_at)
					values (:id, :type, :handling, :customer, :object, false, :at, now() - make_interval(secs => :ago))""")
			.param("id", "evt_outcome_" + this.number++)
			.param("type", type)
			.param("handling", handling)
			.param("customer", customer)
			.param("object", object)
			.param("at", AT.atOffset(ZoneOffset.UTC))
			.param("ago", secondsAgo)
			.update();
	}

}
