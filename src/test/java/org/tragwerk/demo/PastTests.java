package org.tragwerk.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PastTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private static final List<PastPledge> PAST = Past.of(40_000, NOW);

	@ParameterizedTest
	@CsvSource({ "2017-10-31, 10976", "2018-10-31, 14812", "2020-08-31, 24127", "2021-05-31, 29166",
			"2021-11-30, 32144", "2024-03-31, 38078" })
	void hasThePublishedNumberOfSupporters(LocalDate day, int supporters) {
		assertThat(supporters(day)).isEqualTo(supporters);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 2_500 })
	void endsWithTheConfiguredNumberOfSupporters(int supporters) {
		assertThat(Past.of(supporters, NOW).stream().filter((it) -> !it.hasEnded(NOW))).hasSize(supporters);
	}

	@Test
	void isDeterministic() {
		assertThat(Past.of(1_000, NOW)).isEqualTo(Past.of(1_000, NOW));
	}

	@Test
	void hasThePublishedSharesOfIntervals() {
		assertThat(share(1)).isCloseTo(0.65, within(0.01));
		assertThat(share(3) + share(6)).isCloseTo(0.20, within(0.02));
		assertThat(share(12)).isCloseTo(0.15, within(0.02));
	}

	@Test
	void hasAboutThePublishedChurn() {
		var ended = PAST.stream()
			.filter((it) -> it.hasEnded(Instant.parse("2024-04-01T00:00:00Z"))
					&& !it.hasEnded(Instant.parse("2024-03-01T00:00:00Z")))
			.count();
		assertThat(ended).isBetween(220L, 300L);
	}

	@Test
	void hasATenthOfGifts() {
		var since = NOW.minus(365, ChronoUnit.DAYS);
		var once = PastGift.beside(PAST, since, NOW).stream().mapToLong(PastGift::amountCents).sum();
		var standing = PAST.stream()
			.mapToLong((pledge) -> pledge.collections(since, NOW).count() * pledge.amountCents())
			.sum();
		assertThat(once / (double) (once + standing)).isCloseTo(0.1, within(0.01));
	}

	@Test
	void collectsOnTheDayOfTheStart() {
		var pledge = new PastPledge(0, 500, 1, "card", Instant.parse("2026-01-31T10:00:00Z"), null);
		assertThat(pledge.collections(Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-04-15T00:00:00Z")))
			.containsExactly(Instant.parse("2026-02-28T10:00:00Z"), Instant.parse("2026-03-31T10:00:00Z"));
	}

	private static long supporters(LocalDate day) {
		var end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
		return PAST.stream().filter((it) -> it.startedAt().isBefore(end) && !it.hasEnded(end)).count();
	}

	private static double share(int months) {
		return PAST.stream().filter((it) -> it.months() == months).count() / (double) PAST.size();
	}

}
