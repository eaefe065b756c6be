package org.tragwerk.sandbox;

import java.util.Map;

import org.tragwerk.sandbox.account.core.ClockAdvance;
import org.tragwerk.sandbox.account.core.SandboxClock;

/** Renders the clock and the progress of an advance. */
record ClockView(SandboxClock clock) {

	/** The time with buttons that advance it, or the progress of an advance. */
	String panel() {
		var advance = this.clock.advance();
		if (advance == null) {
			return Template.fill("overview-clock", "en", Map.of("now", Template.moment(this.clock.instant(), "en")));
		}
		return Template.fill("overview-advancing", "en", Map.of("now", Template.moment(advance.position(), "en"),
				"until", Template.moment(advance.until(), "en"), "percent", percent(advance)));
	}

	/**
	 * The progress of an advance as HTML, empty if none is running.
	 */
	String progress() {
		var advance = this.clock.advance();
		return (advance != null) ? Template.fill("object-advancing", "en", Map.of("percent", percent(advance))) : "";
	}

	private static int percent(ClockAdvance advance) {
		return (int) (advance.progress() * 100);
	}

}
