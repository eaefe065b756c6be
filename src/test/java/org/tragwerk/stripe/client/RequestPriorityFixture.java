package org.tragwerk.stripe.client;

/** Gives tests of other packages access to the priority of the current thread. */
public final class RequestPriorityFixture {

	private RequestPriorityFixture() {
	}

	public static RequestPriority current() {
		return RequestPriority.current();
	}

}
