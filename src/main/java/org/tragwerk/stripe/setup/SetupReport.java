package org.tragwerk.stripe.setup;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints each change as soon as it is made and, when closed, the environment variables to
 * set. Those are printed even if a later step fails, because Stripe returns a signing
 * secret only once.
 */
class SetupReport implements AutoCloseable {

	private final PrintStream out;

	private final List<String> settings = new ArrayList<>();

	private boolean unchanged = true;

	SetupReport(PrintStream out) {
		this.out = out;
	}

	void addChange(String sentence) {
		this.unchanged = false;
		this.out.println(sentence);
	}

	/** Adds an environment variable to set, or a sentence about one. */
	void addSetting(String line) {
		this.settings.add(line);
	}

	boolean isUnchanged() {
		return this.unchanged;
	}

	@Override
	public void close() {
		if (!this.settings.isEmpty()) {
			this.out.println("To be set in the environment:");
			this.settings.forEach(this.out::println);
		}
	}

}
