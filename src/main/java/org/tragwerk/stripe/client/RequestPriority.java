package org.tragwerk.stripe.client;

import java.util.Locale;

/**
 * The priority of background work that calls Stripe. Each priority has its own workers
 * and its own share of the calls, so that no call waits behind one of a lower priority
 * and no priority is starved by a higher one.
 */
public enum RequestPriority {

	/** A sweep. */
	SWEEP,

	/** A webhook event about an existing subscription, or a command. */
	WEBHOOK,

	/** A webhook event about a completed Checkout session. */
	CHECKOUT,

	/** A reader is waiting for the result. */
	READER;

	private static final ThreadLocal<RequestPriority> CURRENT = ThreadLocal.withInitial(() -> WEBHOOK);

	/** The priority of the requests of this thread, {@code WEBHOOK} unless set. */
	static RequestPriority current() {
		return CURRENT.get();
	}

	/** Whether this is the priority of the requests of this thread. */
	public boolean isCurrent() {
		return current() == this;
	}

	/** The number that is stored, higher for a higher priority. */
	public int level() {
		return ordinal();
	}

	/** The name in metrics and names of threads. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Runs work of which all requests have this priority. */
	public void run(Runnable work) {
		var before = CURRENT.get();
		CURRENT.set(this);
		try {
			work.run();
		}
		finally {
			CURRENT.set(before);
		}
	}

}
