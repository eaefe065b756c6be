package org.tragwerk.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Tells operators what leaves ({@code tragwerk_mails_total}) and what lies
 * ({@code tragwerk_mails_waiting}, {@code tragwerk_mails_dead},
 * {@code tragwerk_mails_oldest_age_seconds}). The table is read from time to time and
 * never by a scrape; what cannot be read is no number.
 */
@Component
class MailMetrics {

	private final MeterRegistry registry;

	private final Postbox postbox;

	private volatile Backlog backlog = Backlog.UNKNOWN;

	MailMetrics(MeterRegistry registry, Postbox postbox) {
		this.registry = registry;
		this.postbox = postbox;
		Gauge.builder("tragwerk.mails.waiting", () -> this.backlog.waiting())
			.description("Letters that are still to be sent")
			.register(registry);
		Gauge.builder("tragwerk.mails.dead", () -> this.backlog.dead())
			.description("Letters that were given up")
			.register(registry);
		Gauge.builder("tragwerk.mails.oldest.age", () -> this.backlog.oldestAge())
			.description("For how long the longest waiting letter was not sent")
			.baseUnit("seconds")
			.register(registry);
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.metrics:PT10S}")
	void look() {
		try {
			this.backlog = this.postbox.backlog();
		}
		catch (DataAccessException | TransactionException ex) {
			this.backlog = Backlog.UNKNOWN;
		}
	}

	void count(Claim claim, Outcome outcome) {
		this.registry.counter("tragwerk.mails", "kind", claim.kind(), "outcome", outcome.word()).increment();
	}

}
