package org.tragwerk.story;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class MonthEndTests {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM yyyy", Locale.GERMANY);

	@Test
	@Fault("F85")
	void showsTheDayOnWhichStripeDebits(@Autowired StripeSandbox sandbox,
			@Value("${tragwerk.base-url}") String baseUrl) {
		var start = LocalDate.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC)
			.plusYears(1)
			.withMonth(1)
			.withDayOfMonth(31);
		moveTo(sandbox, start);
		var reader = PledgingReader.at(baseUrl);
		var session = reader.pledge("7,50");
		new SandboxControl(sandbox.url()).complete(session);
		for (var month = 1; month <= 3; month++) {
			var due = DAY.format(start.plusMonths(month));
			Awaitility.await()
				.atMost(Patience.SOON)
				.untilAsserted(() -> assertThat(reader.comeBack(session).body()).contains(due));
			moveTo(sandbox, start.plusMonths(month).plusDays(1));
		}
	}

	private static void moveTo(StripeSandbox sandbox, LocalDate day) {
		new SandboxControl(sandbox.url()).advanceTo(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
	}

}
