package org.tragwerk.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.BankDays;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.story.PledgeFixture.germanDay;
import static org.tragwerk.story.PledgeFixture.soon;
import static org.tragwerk.story.PledgeFixture.words;

/**
 * A reader pays with each payment method and in each interval, sees the thank-you page,
 * is counted and receives an email.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class EveryPaymentMethodTests {

	private static final Map<String, String> PLEDGES = Map.of("monthly", "30 € im Monat", "quarterly",
			"30 € im Vierteljahr", "half_yearly", "30 € im Halbjahr", "yearly", "30 € im Jahr");

	private static final Map<String, String> SUMS = Map.of("monthly", "360 €", "quarterly", "120 €", "half_yearly",
			"60 €", "yearly", "30 €");

	private static final Map<String, String> RHYTHMS = Map.of("monthly", "jeden Monat", "quarterly", "alle drei Monate",
			"half_yearly", "alle sechs Monate", "yearly", "jedes Jahr");

	@Autowired
	private PledgeFixture fixture;

	static Stream<Arguments> atOnce() {
		return Stream.of("card", "card with 3-D Secure", "paypal")
			.flatMap((way) -> PLEDGES.keySet().stream().map((interval) -> Arguments.of(way, interval)));
	}

	@ParameterizedTest
	@MethodSource("atOnce")
	void thanksAndCountsAnImmediatePayment(String way, String interval) {
		var reader = this.fixture.reader();
		var session = reader.pledge("30", interval);
		pay(this.fixture.control(), session, way);
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"thanks\""));
		assertThat(words(reader.comeBack(session).body())).contains(PLEDGES.get(interval))
			.contains(SUMS.get(interval))
			.contains(germanDay(nextPayment(session)));
		soon(() -> assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE")
			.containsEntry("interval", interval.toUpperCase(Locale.ROOT))
			.containsEntry("payment_method_type", way.equals("paypal") ? "PAYPAL" : "CARD")
			.containsEntry("counted", true)
			.containsEntry("payments", 1L));
		soon(() -> assertThat(this.fixture.mail(reader, "Danke")).contains(PLEDGES.get(interval))
			.contains(germanDay(nextPayment(session)) + ", danach " + RHYTHMS.get(interval))
			.doesNotContain("Mandatsreferenz"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "card", "card with 3-D Secure", "paypal" })
	void thanksForAGiftWithoutCountingIt(String way) {
		var reader = this.fixture.reader();
		var session = reader.pledge("20", "once");
		pay(this.fixture.control(), session, way);
		soon(() -> assertThat(reader.comeBack(session).body()).contains("data-state=\"thanks\""));
		assertThat(words(reader.comeBack(session).body())).contains("20 € einmalig")
			.contains("nichts weiter abgebucht");
		soon(() -> assertThat(this.fixture.gifts(reader)).singleElement()
			.satisfies((gift) -> assertThat(gift).containsEntry("amount", 2000L)
				.containsEntry("payment_method_type", way.equals("paypal") ? "PAYPAL" : "CARD")
				.containsEntry("counted", false)));
		soon(() -> assertThat(this.fixture.mail(reader, "Danke")).contains("Ihr Beitrag von 20 € ist angekommen"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monthly", "quarterly", "half_yearly", "yearly" })
	void thanksAndCountsAPendingDebit(String interval) {
		var reader = this.fixture.reader();
		var session = reader.pledge("30", interval);
		this.fixture.control().complete(session, "sepa_debit", "succeeded");
		soon(() -> assertThat(words(reader.comeBack(session).body())).contains("Lastschrift ist unterwegs")
			.contains(PLEDGES.get(interval))
			.contains("Mandatsreferenz"));
		var mandate = String.valueOf(this.fixture.subscription(reader).get("mandate_reference"));
		assertThat(this.fixture.subscription(reader)).containsEntry("status", "ACTIVE")
			.containsEntry("payment_method_type", "SEPA_DEBIT")
			.containsEntry("counted", true)
			.containsEntry("payments", 0L);
		assertThat(words(reader.comeBack(session).body())).contains(mandate);
		soon(() -> assertThat(this.fixture.mail(reader, "Danke")).contains("Mandatsreferenz: " + mandate)
			.contains("Erste Abbuchung: um den ")
			.contains("Nächste Abbuchung: um den " + nextDirectDebit(session) + ", danach " + RHYTHMS.get(interval))
			.contains("acht Wochen"));
	}

	private static void pay(SandboxControl control, String session, String way) {
		if (way.startsWith("card with")) {
			control.complete(session, "card", "requires_action");
		}
		control.complete(session, way.startsWith("card") ? "card" : way, "succeeded");
	}

	/** When the payment of the next period, as Stripe gives it, is collected. */
	private Instant nextPayment(String session) {
		return PledgeFixture.periodEnd(this.fixture.control(), session).plus(Duration.ofHours(1));
	}

	private String nextDirectDebit(String session) {
		return germanDay(BankDays.debitedOn(nextPayment(session)).atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant());
	}

}
