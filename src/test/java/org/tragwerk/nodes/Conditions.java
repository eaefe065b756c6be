package org.tragwerk.nodes;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waits that are not ended by an exception of another thread: the mail server of this
 * process throws one when a node is killed during an SMTP session.
 */
final class Conditions {

	private Conditions() {
	}

	static ConditionFactory await() {
		return Awaitility.await().dontCatchUncaughtExceptions();
	}

	static ConditionFactory await(String alias) {
		return Awaitility.await(alias).dontCatchUncaughtExceptions();
	}

}
