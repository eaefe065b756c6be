package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.member.Mailbox;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Detects card testing (stolen card numbers being tried out on Checkout) from the cards
 * that were declined within the last ten minutes. Counts only declines on Checkout
 * sessions of attempts, so neither renewals nor direct debits. A network, browser or
 * mailbox with many declines is suspected alone; all readers are suspected only while the
 * declines come from many networks and mailboxes.
 */
@Component
class CardTestingMonitor implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(CardTestingMonitor.class);

	/**
	 * The time after the end of a session within which a decline still belongs to it,
	 * because clocks differ. Renewals come a month later.
	 */
	private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

	private final Checkouts checkouts;

	private final AttemptRepository attempts;

	private volatile DeclinedCards recent = new DeclinedCards(List.of(), 0);

	CardTestingMonitor(Checkouts checkouts, AttemptRepository attempts) {
		this.checkouts = checkouts;
		this.attempts = attempts;
	}

	/** Whether this requester, or the owner of this email address, tests cards. */
	boolean isSuspected(Requester requester, String address) {
		var declines = this.recent;
		return declines.isWave() || declines.isRepeated(Source.NETWORK, requester.networkHash())
				|| declines.isRepeated(Source.BROWSER, text(requester.browserToken().hash()))
				|| declines.isRepeated(Source.MAILBOX, Mailbox.of(address).key());
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.card-testing:PT10S}")
	void count() {
		var outcomes = this.checkouts.recentOutcomes();
		var before = this.recent;
		var now = new DeclinedCards(declined(outcomes.declines()), outcomes.completions());
		this.recent = now;
		if (now.isWave() != before.isWave()) {
			logger.warn(
					"Card testing {}: within ten minutes Checkout declined {} cards, {} of them counted, and completed {} sessions",
					now.isWave() ? "began" : "ended", now.number, now.weight, now.completed);
		}
	}

	/** The attempt of each decline that happened on its Checkout session. */
	private List<Attempt> declined(List<Checkouts.CardDecline> declines) {
		var customers = declines.stream().map(Checkouts.CardDecline::customerId).distinct().toArray(String[]::new);
		var attempts = declines.stream()
			.map(Checkouts.CardDecline::at)
			.min(Comparator.naturalOrder())
			.map((first) -> this.attempts.findByCustomers(customers, first.minus(CLOCK_SKEW)))
			.orElse(List.of())
			.stream()
			.collect(Collectors.toMap((attempt) -> String.valueOf(attempt.customerId()), Function.identity()));
		return declines.stream()
			.flatMap((decline) -> Stream.ofNullable(attempts.get(decline.customerId()))
				.filter((attempt) -> decline.at().isBefore(attempt.expiresAt().plus(CLOCK_SKEW))))
			.toList();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.checkout.declines", () -> this.recent.number, "Cards that Checkout declined within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.completions", () -> this.recent.completed, "Checkouts completed within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.card.testing", () -> this.recent.isWave() ? 1 : 0,
				"1 while all readers have to open a mailed link before Checkout")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

	/** What declines are grouped by. */
	private enum Source {

		NETWORK, BROWSER, MAILBOX

	}

	private static String text(byte[] hash) {
		return HexFormat.of().formatHex(hash);
	}

	/** The numbers of declined cards and completed sessions within ten minutes. */
	private static final class DeclinedCards {

		/**
		 * The number of declines from which a network, browser or mailbox is suspected.
		 */
		private static final int MIN_SUSPICIOUS = 10;

		/**
		 * The maximum number of declines of one network or mailbox that count in the
		 * total.
		 */
		private static final int MAX_COUNTED = 3;

		private static final int MIN_WAVE = 30;

		private final Map<Source, Map<String, Integer>> numbers = new EnumMap<>(Source.class);

		private final int number;

		private final long completed;

		private int weight;

		/**
		 * Counts the declined cards and completed sessions.
		 * @param declined the attempt of each declined card
		 */
		DeclinedCards(List<Attempt> declined, long completed) {
			declined.forEach(this::add);
			this.number = declined.size();
			this.completed = completed;
		}

		private void add(Attempt attempt) {
			var network = attempt.networkHash();
			var ofNetwork = increment(Source.NETWORK, (network != null) ? network : "");
			var ofMailbox = increment(Source.MAILBOX, Mailbox.of(attempt.request().email()).key());
			increment(Source.BROWSER, text(attempt.browserTokenHash()));
			if (ofNetwork <= MAX_COUNTED && ofMailbox <= MAX_COUNTED) {
				this.weight++;
			}
		}

		private int increment(Source source, String key) {
			return this.numbers.computeIfAbsent(source, (any) -> new HashMap<>()).merge(key, 1, Integer::sum);
		}

		/**
		 * Whether the counted declines are unusually many, and more than the completed
		 * sessions.
		 */
		boolean isWave() {
			return this.weight >= MIN_WAVE && this.weight > this.completed;
		}

		boolean isRepeated(Source source, String key) {
			return this.numbers.getOrDefault(source, Map.of()).getOrDefault(key, 0) >= MIN_SUSPICIOUS;
		}

	}

}
