package org.tragwerk.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * Tells operators what leaves ({@code tragwerk_mails_total}) and what lies
 * ({@code tragwerk_mails_waiting}, {@code tragwerk_mails_dead}).
 */
@Component
class MailMetrics {

	private final MeterRegistry registry;

	MailMetrics(MeterRegistry registry, Postbox postbox) {
		this.registry = registry;
		Gauge.builder("tragwerk.mails.waiting", () -> postbox.count("waiting"))
			.description("Letters that are still to be sent")
			.register(registry);
		Gauge.builder("tragwerk.mails.dead", () -> postbox.count("dead"))
			.description("Letters that were given up")
			.register(registry);
	}

	void count(Claim claim, Outcome outcome) {
		this.registry.counter("tragwerk.mails", "kind", claim.kind(), "outcome", outcome.word()).increment();
	}

}
