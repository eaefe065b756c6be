package org.tragwerk.subscription;

/**
 * The provider shows a subscription in a status that its own rules do not lead to.
 */
class IllegalStatusChangeException extends IllegalStateException {

	IllegalStatusChangeException(String reference, Status before, Status next) {
		super("Subscription %s cannot move from %s to %s".formatted(reference, before, next));
	}

}
