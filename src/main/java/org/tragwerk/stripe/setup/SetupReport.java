package org.tragwerk.stripe.setup;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what was done as soon as it is done, and in the end what has to be set in the
 * environment, even if something failed on the way: Stripe shows a signing secret only
 * once.
 */
class SetupReport implements AutoCloseable {

	private final PrintStream out;

	private final List<String> settings = new ArrayList<>();

	private boolean quiet = true;

	SetupReport(PrintStream out) {
		this.out = out;
	}

	void did(String sentence) {
		this.quiet = false;
		this.out.println(sentence);
	}

	/** What to set, a line for the environment or a sentence. */
	void toSet(String line) {
		this.settings.add(line);
	}

	boolean isQuiet() {
		return this.quiet;
	}

	@Override
	public void close() {
		if (!this.settings.isEmpty()) {
			this.out.println("To be set in the environment:");
			this.settings.forEach(this.out::println);
		}
	}

}
