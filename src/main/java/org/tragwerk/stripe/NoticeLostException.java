package org.tragwerk.stripe;

/**
 * A notice was not kept; Stripe brings it again when it hears no yes.
 */
class NoticeLostException extends RuntimeException {

	NoticeLostException(Notice notice, Throwable cause) {
		super("Notice " + notice.head().id() + " was not kept", cause);
	}

}
