package org.tragwerk.story;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.story.PledgeFixture.soon;
import static org.tragwerk.story.PledgeFixture.words;

/**
 * SEPA debits, whose results arrive days later, succeed or fail.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class DirectDebitTests {

	@Autowired
	private PledgeFixture fixture;

	@Test
	@Fault("F38")
	void preventsASecondPaymentWhileADebitIsPending() {
		var reader = this.fixture.reader();
		var session = agree(reader, "monthly", "succeeded");
		for (var amount : new String[] { "30", "12" }) {
			var again = reader.send(amount, Map.of());
			assertThat(again.statusCode()).isEqualTo(303);
			var page = reader.browser().get(again.headers().firstValue("location").orElseThrow());
			assertThat(words(page.body())).contains("Ihre Lastschrift ist schon unterwegs").contains("30 € im Monat");
		}
		assertThat(this.fixture.attempt(reader)).isEqualTo("PROCESSING");
		assertThat(PledgingReader.at(reader.browser(), "other-" + reader.address())
			.send("5", Map.of("second", "1"))
			.headers()
			.firstValue("location")
			.orElseThrow()).contains("/c/pay/");

		this.fixture.control().advance("P15D");
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"thanks\""));
		soon(() -> assertThat(PledgingReader.session(reader.send("12", Map.of("second", "1")))).isNotEqualTo(session));
	}

	@Test
	@Fault("F46")
	void waitsForAPendingDebit() {
		var reader = this.fixture.reader();
		var session = agree(reader, "monthly", "succeeded");
		this.fixture.control().advance("P4D");
		for (var job : new String[] { "AttemptSweepJob", "AttemptRetentionJob", "DunningExpiryJob",
				"GraceExpiryJob" }) {
			this.fixture.run(job);
		}
		assertThat(this.fixture.attempt(reader)).isEqualTo("PROCESSING");
		assertThat(reader.comeBack(session).body()).contains("data-state=\"underway\"");
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE").containsEntry("counted", true);

		this.fixture.control().addDeliveryFault("drop", "*", "times=0");
		this.fixture.control().advance("P11D");
		this.fixture.control().clearFaults();
		assertThat(this.fixture.attempt(reader)).isEqualTo("PROCESSING");
		soon(() -> {
			this.fixture.leaveAlone(reader);
			this.fixture.run("AttemptSweepJob");
			assertThat(this.fixture.attempt(reader)).isEqualTo("COMPLETED");
		});
		assertThat(this.fixture.subscription(reader)).containsEntry("payments", 1L).containsEntry("counted", true);
	}

	@Test
	@Fault("F68")
	void endsASubscriptionWhoseFirstDebitFails() {
		var reader = this.fixture.reader();
		var session = agree(reader, "monthly", "processing_fails");
		assertThat(this.fixture.subscription(reader)).containsEntry("counted", true);
		this.fixture.control().advance("P15D");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "BOUNCED")
			.containsEntry("counted", false)
			.containsEntry("payments", 0L));
		assertThat(atStripe(reader)).containsEntry("status", "active");
		soon(() -> assertThat(this.fixture.mail(reader, "hat nicht geklappt")).contains("30 € im Monat")
			.contains("/support?lang=de&amount=30&interval=monthly"));
		assertThat(words(reader.comeBack(session).body())).contains("Die Lastschrift hat nicht geklappt");

		this.fixture.run("DunningExpiryJob");
		assertThat(atStripe(reader)).containsEntry("status", "active");
		this.fixture.control().advance("P13D");
		this.fixture.run("DunningExpiryJob");
		soon(() -> assertThat(atStripe(reader)).containsEntry("status", "canceled"));
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED"));
	}

	@Test
	@Fault("F68")
	void repeatsTheCancellationUntilItIsDone() {
		var reader = this.fixture.reader();
		agree(reader, "yearly", "processing_fails");
		this.fixture.control().advance("P15D");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "BOUNCED"));
		this.fixture.control().addRouteFault("DELETE /v1/subscriptions/*", "reset_after", "times=2");
		this.fixture.control().advance("P20D");
		this.fixture.run("DunningExpiryJob");
		assertThat(this.fixture.subscription(reader).get("given_up_at")).isNull();
		this.fixture.control().advance("P2D");
		this.fixture.run("DunningExpiryJob");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED"));
		this.fixture.control().clearFaults();
	}

	@Test
	void allowsANewAttemptAfterAFailedDebit() {
		var reader = this.fixture.reader();
		var session = agree(reader, "monthly", "processing_fails");
		this.fixture.control().advance("P15D");
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"failed\""));
		assertThat(reader.pledge("30")).isNotEqualTo(session);
	}

	@Test
	void recordsAGiftByDebitWhenItIsPaid() {
		var reader = this.fixture.reader();
		var session = agree(reader, "once", "succeeded");
		assertThat(words(reader.comeBack(session).body())).contains("30 € einmalig").contains("Mandatsreferenz");
		soon(() -> assertThat(this.fixture.mail(reader, "Ihre Lastschrift")).contains("Beitrag von 30 €")
			.contains("Mandatsreferenz: "));
		assertThat(this.fixture.gifts(reader)).isEmpty();
		this.fixture.control().advance("P15D");
		soon(() -> assertThat(this.fixture.gifts(reader)).singleElement()
			.satisfies((gift) -> assertThat(gift).containsEntry("payment_method_type", "SEPA_DEBIT")
				.containsEntry("amount", 3000L)));
		soon(() -> assertThat(this.fixture.mail(reader, "Danke für Ihren"))
			.contains("Ihr Beitrag von 30 € ist angekommen"));
	}

	@Test
	void recordsNoGiftWhoseDebitFailed() {
		var reader = this.fixture.reader();
		var session = agree(reader, "once", "processing_fails");
		this.fixture.control().advance("P15D");
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"failed\""));
		assertThat(this.fixture.gifts(reader)).isEmpty();
		soon(() -> assertThat(this.fixture.mail(reader, "hat nicht geklappt")).contains("interval=once"));
	}

	private String agree(PledgingReader reader, String interval, String outcome) {
		var session = reader.pledge("30", interval);
		this.fixture.control().complete(session, "sepa_debit", outcome);
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"underway\""));
		return session;
	}

	private Map<String, Object> atStripe(PledgingReader reader) {
		SandboxControl control = this.fixture.control();
		return control.read("/v1/subscriptions/" + this.fixture.subscription(reader).get("provider_id"));
	}

}
