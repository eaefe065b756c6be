package org.tragwerk.sandbox;

import java.time.Duration;
import java.util.Map;

import org.tragwerk.sandbox.account.core.ClockAdvance;
import org.tragwerk.sandbox.account.core.SandboxClock;
import org.tragwerk.sandbox.account.dashboard.Dashboard;

/** Renders the clock, the progress of an advance and the figures of the last one. */
record AdvanceReport(SandboxClock clock, Dashboard dashboard, Mailbox mailbox) {

	/** The time with buttons that advance it, or the progress of an advance. */
	String panel(String language) {
		var advance = this.clock.advance();
		if (advance == null) {
			return Template.fill("overview-clock", language,
					Map.of("now", Template.moment(this.clock.instant(), language), "report", lastAdvance(language)));
		}
		return Template.fill("overview-advancing", language,
				Map.of("now", Template.moment(advance.position(), language), "playing", playing(advance, language),
						"invoices", count(advance, "invoice.created", "report.invoices", language), "paid",
						count(advance, "invoice.paid", "report.paid", language), "percent", percent(advance)));
	}

	/** The progress of an advance as HTML, empty if none is running. */
	static String progress(SandboxClock clock, String language) {
		var advance = clock.advance();
		return (advance != null)
				? Template.fill("object-advancing", language, Map.of("percent", String.valueOf(percent(advance)))) : "";
	}

	private String lastAdvance(String language) {
		var last = this.clock.lastAdvance();
		if (last == null) {
			return "";
		}
		return Template.fill("clock-report", language,
				Map.of("period", period(last, language), "invoices",
						count(last, "invoice.created", "report.invoices", language), "paid",
						count(last, "invoice.paid", "report.paid", language), "failed",
						count(last, "invoice.payment_failed", "report.failed", language), "ended",
						count(last, "customer.subscription.deleted", "report.ended", language), "emails",
						Template.text(language, "report.emails", this.mailbox.countSince(last.startedAt())), "pending",
						Template.text(language, "report.pending", EventPages.pending(this.dashboard))));
	}

	/** From when to when; within a day with the time. */
	private static String period(ClockAdvance advance, String language) {
		var days = Duration.between(advance.from(), advance.until()).toDays();
		return (days > 0)
				? Template.text(language, "report.period", Template.day(advance.from(), language),
						Template.day(advance.until(), language))
				: Template.text(language, "report.period", Template.moment(advance.from(), language),
						Template.moment(advance.until(), language));
	}

	private static String playing(ClockAdvance advance, String language) {
		var length = Duration.between(advance.from(), advance.until());
		var from = Template.day(advance.from(), language);
		return (length.toDays() > 0) ? Template.text(language, "clock.playing.days", length.toDays(), from)
				: Template.text(language, "clock.playing.hours", Math.max(1, length.toHours()), from);
	}

	private static String count(ClockAdvance advance, String type, String key, String language) {
		return Template.text(language, key, advance.events(type));
	}

	private static int percent(ClockAdvance advance) {
		return (int) (advance.progress() * 100);
	}

}
