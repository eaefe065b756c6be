package org.tragwerk.campaigncounter;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks again and again until an assertion holds, and fails as it does when time is up.
 */
final class Eventually {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private Eventually() {
	}

	static void holds(Assertion assertion) {
		var end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				assertion.check();
				return;
			}
			catch (AssertionError ex) {
				if (System.nanoTime() > end) {
					throw ex;
				}
			}
			LockSupport.parkNanos(5_000_000);
		}
	}

	interface Assertion {

		void check();

	}

}
