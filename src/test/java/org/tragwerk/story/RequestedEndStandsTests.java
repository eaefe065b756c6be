package org.tragwerk.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.CancelingReader;
import org.tragwerk.Fault;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.Money;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.story.PledgeFixture.germanDay;
import static org.tragwerk.story.PledgeFixture.soon;
import static org.tragwerk.story.PledgeFixture.words;

/**
 * The end that a supporter declared comes on its day, whatever others change at Stripe,
 * and what was paid for later is refunded.
 */
@TragwerkTest
class RequestedEndStandsTests {

	private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d.M.yyyy");

	private static final String CONFIRMATION = "Ihre Kündigung ist eingegangen";

	private static final String END_MAIL = "Zum Ende Ihrer Unterstützung";

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@AfterEach
	void clearFaults() {
		this.control.clearFaults();
	}

	@Test
	@Fault({ "F58", "F61" })
	void setsAnEndAgainThatWasUndoneAtStripeAndOpensAStaffTask() {
		var reader = CancelingReader.at(this.baseUrl, this.control);
		reader.cancel("reference=" + reader.reference());
		soon(() -> assertThat(subscription(reader).get("ends_at")).isNotNull());
		for (int times = 1; times <= 2; times++) {
			var undone = (long) times;
			reader.update(Map.of("cancel_at_period_end", "false"));
			soon(() -> assertThat(cancellations(reader)).isEqualTo(undone + 1));
			soon(() -> assertThat(reader.atStripe().get("cancel_at")).isNotNull());
			soon(() -> assertThat(subscription(reader).get("ends_at")).isNotNull());
		}
		reader.update(Map.of("cancel_at", Long.toString(periodEnd(reader).plus(Duration.ofDays(40)).getEpochSecond())));
		soon(() -> assertThat(cancellations(reader)).isEqualTo(4));
		assertThat(undoneEnds(reader)).isEqualTo(1);
		soon(() -> assertThat(reader.atStripe()).containsEntry("cancel_at",
				Math.toIntExact(periodEnd(reader).getEpochSecond())));
		assertThat(reader.mails(CONFIRMATION)).isEqualTo(1);
		assertThat(reader.mails(END_MAIL)).isZero();
		assertThat(reader.mails("läuft weiter")).isZero();
	}

	@Test
	@Fault({ "F58", "F72" })
	void refundsADebitAfterAnUndoneEnd() {
		var reader = CancelingReader.at(this.baseUrl, this.control);
		reader.cancel("reference=" + reader.reference());
		soon(() -> assertThat(subscription(reader).get("ends_at")).isNotNull());
		this.control.addDeliveryFault("drop", "*", "times=0");
		reader.update(Map.of("cancel_at_period_end", "false"));
		this.control.advance("P32D");
		this.control.clearFaults();
		assertThat(reader.atStripe()).containsEntry("status", "active");
		reader.update(Map.of("description", "anything"));
		soon(() -> assertThat(reader.atStripe()).containsEntry("status", "canceled"));
		soon(() -> assertThat(refunds(reader)).singleElement()
			.satisfies((refund) -> assertThat(refund).containsEntry("amount", 750)));
		soon(() -> assertThat(subscription(reader)).containsEntry("end_reason", "BY_SUPPORTER"));
		assertThat(undoneEnds(reader)).isEqualTo(1);
	}

	@Test
	@Fault("F72")
	void endsAQuarterlyContractWithinAMonthAndRefundsTheRest() {
		var reader = CancelingReader.at(this.baseUrl, this.control, "quarterly");
		var start = Instant.ofEpochSecond(reader.startedAt());
		this.control.advanceTo(start.atZone(ZoneOffset.UTC).plusMonths(3).plusDays(20).toInstant());
		soon(() -> assertThat(payments(reader)).isEqualTo(2));
		var lastDay = LocalDate.ofInstant(now(), ZoneId.of("Europe/Berlin")).plusMonths(1);
		var end = Stream.of(lastDay.minusDays(1), lastDay)
			.map((day) -> start.atZone(ZoneOffset.UTC).with(day).toInstant())
			.filter((moment) -> !LocalDate.ofInstant(moment, ZoneId.of("Europe/Berlin")).isBefore(lastDay))
			.findFirst()
			.orElseThrow();
		var unused = Duration.between(end, periodEnd(reader)).toDays();
		var quarter = Duration.between(start.atZone(ZoneOffset.UTC).plusMonths(3).toInstant(), periodEnd(reader))
			.toDays();
		var cents = (6000 * unused + quarter - 1) / quarter;
		var refund = new Money(cents).format(Locale.GERMANY).replace('\u00a0', ' ');

		reader.page(reader.cancel("reference="));
		var link = reader.awaitLink(CONFIRMATION);
		assertThat(words(reader.browser().get(link).body())).contains("endet am " + germanDay(end));
		var settled = reader.page(reader.browser().submit(link, Map.of("contract", reader.reference())));
		assertThat(words(settled)).contains("endet am " + germanDay(end), "bekommen Sie " + refund + " zurück");
		assertThat(reader.awaitMail(END_MAIL).replace('\u00a0', ' ')).contains("endet am " + germanDay(end),
				"bekommen Sie " + refund + " zurück");
		assertThat(reader.atStripe()).containsEntry("status", "active")
			.containsEntry("cancel_at", Math.toIntExact(end.getEpochSecond()));

		this.control.advanceTo(end.plusSeconds(3600));
		soon(() -> assertThat(reader.atStripe()).containsEntry("status", "canceled"));
		soon(() -> assertThat(refunds(reader)).singleElement()
			.satisfies((each) -> assertThat(each).containsEntry("amount", Math.toIntExact(cents))));
		assertThat(reader.mails(END_MAIL)).isEqualTo(1);
	}

	@Test
	@Fault("F72")
	void aDayThatWasWishedWithinALaterQuarterIsBilledInPartAndNothingGoesBack() {
		var reader = CancelingReader.at(this.baseUrl, this.control, "quarterly");
		var start = Instant.ofEpochSecond(reader.startedAt()).atZone(ZoneOffset.UTC);
		var wished = start.toLocalDate().plusMonths(4).plusDays(10);
		reader.page(reader.cancel("reference=" + reader.reference(), "when=" + GERMAN.format(wished)));
		soon(() -> assertThat(subscription(reader).get("ends_at")).isNotNull());
		var end = Instant.ofEpochSecond(((Number) reader.atStripe().get("cancel_at")).longValue());
		assertThat(LocalDate.ofInstant(end, ZoneId.of("Europe/Berlin"))).isEqualTo(wished);
		assertThat(reader.awaitMail(CONFIRMATION)).contains("endet am " + germanDay(end))
			.doesNotContain("Für die Zeit danach");

		this.control.advanceTo(start.plusMonths(3).plusDays(1).toInstant());
		soon(() -> assertThat(payments(reader)).isEqualTo(2));
		this.control.advanceTo(end.plusSeconds(3600));
		soon(() -> assertThat(subscription(reader)).containsEntry("status", "ENDED")
			.containsEntry("end_reason", "BY_SUPPORTER"));
		var second = start.plusMonths(3).toInstant();
		var quarter = Duration.between(second, start.plusMonths(6).toInstant()).toSeconds();
		assertThat(paid(reader))
			.isEqualTo(6000 + Math.round(6000.0 * Duration.between(second, end).toSeconds() / quarter));
		assertThat(refunds(reader)).isEmpty();
		assertThat(reader.mails(END_MAIL)).isZero();
	}

	@Test
	void endsAYearlyContractWithItsFirstYear() {
		var reader = CancelingReader.at(this.baseUrl, this.control, "yearly");
		assertThat(reader.awaitMail("Danke für Ihre Unterstützung")).contains("Den Tag nennt Ihnen die Bestätigung");
		reader.page(reader.cancel("reference=" + reader.reference()));
		assertThat(reader.awaitMail(CONFIRMATION)).contains("endet am " + germanDay(periodEnd(reader)))
			.doesNotContain("bekommen Sie 0");
		soon(() -> assertThat(reader.atStripe()).containsEntry("cancel_at",
				Math.toIntExact(periodEnd(reader).getEpochSecond())));
	}

	private Instant now() {
		return Instant.parse(String.valueOf(this.control.clock().get("now")));
	}

	private Map<String, Object> subscription(CancelingReader reader) {
		return this.jdbc.sql("select * from subscription where provider_id = ?")
			.param(reader.atStripe().get("id"))
			.query()
			.singleRow();
	}

	/** How often the end was requested from Stripe. */
	private long cancellations(CancelingReader reader) {
		return this.jdbc.sql("select count(*) from provider_command where type = 'CANCEL_SUBSCRIPTION' and target = ?")
			.param(reader.atStripe().get("id"))
			.query(Long.class)
			.single();
	}

	private long undoneEnds(CancelingReader reader) {
		return this.jdbc.sql("select count(*) from staff_task where kind = 'END_UNDONE' and subject = ?")
			.param(String.valueOf(subscription(reader).get("id")))
			.query(Long.class)
			.single();
	}

	private long payments(CancelingReader reader) {
		return this.jdbc.sql("select count(*) from payment where purpose_id = ? and status = 'PAID'")
			.param(subscription(reader).get("id"))
			.query(Long.class)
			.single();
	}

	private long paid(CancelingReader reader) {
		return this.jdbc.sql("select sum(amount) from payment where purpose_id = ? and status = 'PAID'")
			.param(subscription(reader).get("id"))
			.query(Long.class)
			.single();
	}

	private List<Map<String, Object>> refunds(CancelingReader reader) {
		var payments = this.jdbc.sql("select provider_id from payment where purpose_id = ?")
			.param(subscription(reader).get("id"))
			.query(String.class)
			.list();
		return payments.stream()
			.flatMap((payment) -> this.control.list("/v1/refunds?payment_intent=" + payment).stream())
			.toList();
	}

	@SuppressWarnings("unchecked")
	private static Instant periodEnd(CancelingReader reader) {
		var items = (List<Map<String, Object>>) ((Map<String, Object>) reader.atStripe().get("items")).get("data");
		return Instant.ofEpochSecond(((Number) items.get(0).get("current_period_end")).longValue());
	}

}
