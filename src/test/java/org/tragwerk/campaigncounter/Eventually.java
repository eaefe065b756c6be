package org.tragwerk.campaigncounter;

import java.util.concurrent.locks.LockSupport;

import org.tragwerk.Patience;

/**
 * Looks again and again until an assertion holds, and fails as it does when time is up.
 */
final class Eventually {

	private Eventually() {
	}

	static void holds(Assertion assertion) {
		var end = System.nanoTime() + Patience.SOON.toNanos();
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
