package org.tragwerk.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.PledgingReader;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.story.PledgeFixture.soon;
import static org.tragwerk.story.PledgeFixture.words;

/**
 * Cancellation for a requested date, with months of different lengths.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class LastMonthTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	@Autowired
	private PledgeFixture fixture;

	@Test
	void endsAfterTheChosenLastMonth() {
		var reader = this.fixture.reader();
		var last = YearMonth.from(this.fixture.now().atZone(BERLIN)).plusMonths(2);
		var session = PledgingReader
			.session(reader.send("30", Map.of("interval", "monthly", "until", last.toString())));
		this.fixture.control().complete(session);
		soon(() -> assertThat(words(reader.comeBack(session).body())).contains("Insgesamt 3 Abbuchungen: ")
			.contains("zusammen 90 €")
			.doesNotContain("Im Jahr"));
		soon(() -> assertThat(this.fixture.mail(reader, "Danke")).contains("Insgesamt: 3 Abbuchungen: ")
			.contains("zusammen 90 €")
			.doesNotContain("Im Jahr"));
		var anchor = seconds(atStripe(reader).get("billing_cycle_anchor"));
		var end = anchor.atOffset(ZoneOffset.UTC).plusMonths(3).toInstant();
		soon(() -> assertThat(seconds(atStripe(reader).get("cancel_at"))).isEqualTo(end));
		soon(() -> assertThat(this.fixture.subscription(reader).get("ends_at")).isNotNull());
		this.fixture.control().advanceTo(end.minusSeconds(60));
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("payments", 3L)
			.containsEntry("counted", true));
		this.fixture.control().advance("PT2M");
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("payments", 3L)
			.containsEntry("counted", false));
	}

	@Test
	void repeatsAnEndThatStripeDidNotSet() {
		var reader = this.fixture.reader();
		var last = YearMonth.from(this.fixture.now().atZone(BERLIN));
		this.fixture.control().addRouteFault("POST /v1/subscriptions/*", "reset_after", "times=2");
		var session = PledgingReader.session(reader.send("30", Map.of("interval", "yearly", "until", last.toString())));
		this.fixture.control().complete(session);
		soon(() -> assertThat(this.fixture.subscription(reader).get("ends_at")).isNotNull());
		this.fixture.control().clearFaults();
		soon(() -> assertThat(words(reader.comeBack(session).body())).contains("Insgesamt 1 Abbuchung: ")
			.doesNotContain("Nächste Abbuchung"));
	}

	@Test
	void reportsAnEndThatIsStillNotSet(@Autowired MeterRegistry metrics) {
		var missing = metrics.get("tragwerk.ends.missing").gauge();
		var reader = this.fixture.reader();
		var last = YearMonth.from(this.fixture.now().atZone(BERLIN));
		this.fixture.control().addRouteFault("POST /v1/subscriptions/*", "status", "status=500", "times=0");
		try {
			var session = PledgingReader
				.session(reader.send("30", Map.of("interval", "monthly", "until", last.toString())));
			this.fixture.control().complete(session);
			soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE"));
			this.fixture.run("MissingEndJob");
			assertThat(missing.value()).isZero();
			this.fixture.control()
				.advanceTo(PledgeFixture.periodEnd(this.fixture.control(), session).minusSeconds(86_400));
			this.fixture.run("MissingEndJob");
			assertThat(missing.value()).isEqualTo(1);
		}
		finally {
			this.fixture.control().clearFaults();
		}
		soon(() -> assertThat(this.fixture.subscription(reader).get("ends_at")).isNotNull());
		this.fixture.run("MissingEndJob");
		assertThat(missing.value()).isZero();
	}

	@Test
	@Fault("F85")
	void showsTheNextDebitOfTheThirtyFirstLikeStripe() {
		this.fixture.control().advanceTo(next31st());
		var reader = this.fixture.reader();
		var session = reader.pledge("30");
		this.fixture.control().complete(session);
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"thanks\""));
		var first = this.fixture.now();
		for (int month = 1; month <= 3; month++) {
			var debit = PledgeFixture.periodEnd(this.fixture.control(), session);
			assertThat(debit.atOffset(ZoneOffset.UTC).toLocalDate())
				.isEqualTo(first.atOffset(ZoneOffset.UTC).toLocalDate().plusMonths(month));
			soon(() -> assertThat(words(reader.comeBack(session).body()))
				.contains("Nächste Abbuchung " + PledgeFixture.germanDay(debit)));
			this.fixture.control().advanceTo(debit.plusSeconds(7200));
		}
	}

	private Instant next31st() {
		var day = this.fixture.now().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
		while (day.getDayOfMonth() != 31 || day.plusMonths(1).getDayOfMonth() == 31) {
			day = day.plusDays(1);
		}
		return LocalDate.from(day).atTime(10, 0).toInstant(ZoneOffset.UTC);
	}

	private Map<String, Object> atStripe(PledgingReader reader) {
		return this.fixture.control().read("/v1/subscriptions/" + this.fixture.subscription(reader).get("provider_id"));
	}

	private static Instant seconds(Object value) {
		return Instant.ofEpochSecond((value != null) ? ((Number) value).longValue() : 0);
	}

}
