package org.tragwerk.sandbox;

import java.util.Map;

import org.tragwerk.sandbox.account.core.ClockAdvance;
import org.tragwerk.sandbox.account.core.SandboxClock;

/** The clock as the sandbox's pages show it, with the progress of an advance. */
record ClockPanel(SandboxClock clock) {

	/** The time with buttons that advance it, or how far an advance has come. */
	String panel() {
		var advance = this.clock.advance();
		if (advance == null) {
			return Template.fill("overview-clock", "de", Map.of("now", Template.moment(this.clock.instant())));
		}
		return Template.fill("overview-advancing", "de", Map.of("now", Template.moment(advance.position()), "until",
				Template.moment(advance.until()), "percent", percent(advance)));
	}

	/** A notice for the pages of objects, empty unless the clock advances. */
	String notice() {
		var advance = this.clock.advance();
		return (advance != null) ? Template.fill("object-advancing", "de", Map.of("percent", percent(advance))) : "";
	}

	private static int percent(ClockAdvance advance) {
		return (int) (advance.progress() * 100);
	}

}
