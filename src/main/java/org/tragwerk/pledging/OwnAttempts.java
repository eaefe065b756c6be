package org.tragwerk.pledging;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

/**
 * Finds attempts by their Checkout session, for the browser that started them. The
 * session id in a URL does not authenticate the reader, because others may know it; only
 * the browser token does.
 */
@Component
class OwnAttempts {

	private static final Pattern CHECKOUT_ID = Pattern.compile("\\w{1,255}");

	private final AttemptRepository attempts;

	private final BrowserTokens browserTokens;

	OwnAttempts(AttemptRepository attempts, BrowserTokens browserTokens) {
		this.attempts = attempts;
		this.browserTokens = browserTokens;
	}

	/**
	 * The attempt of the session, if it was started by the browser of the request. While
	 * its direct debit is pending, the browser's cookie is extended.
	 */
	Optional<Attempt> find(String checkoutId, HttpServletRequest request, HttpServletResponse response) {
		var browserToken = this.browserTokens.find(request);
		var own = browserToken.flatMap((token) -> find(checkoutId).filter((attempt) -> attempt.wasStartedBy(token)));
		own.filter(Attempt::isProcessing)
			.flatMap((attempt) -> browserToken)
			.ifPresent((token) -> this.browserTokens.keep(token, response));
		return own;
	}

	/** The attempt of the session, of any browser: nothing of it may be shown. */
	Optional<Attempt> find(String checkoutId) {
		return CHECKOUT_ID.matcher(checkoutId).matches() ? this.attempts.findByCheckoutId(checkoutId)
				: Optional.empty();
	}

}
