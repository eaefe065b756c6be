package org.tragwerk.pledging;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page to which the provider redirects readers after Checkout. The session id in the
 * URL does not authenticate the reader, because others may know it; only the browser
 * token does.
 */
@Controller
class ReturnController {

	private static final Pattern CHECKOUT_ID = Pattern.compile("\\w{1,255}");

	private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

	private final AttemptRepository attempts;

	private final Subscriptions subscriptions;

	private final BrowserTokens browserTokens;

	private final ReturnPage page;

	private final ApplicationEventPublisher events;

	ReturnController(AttemptRepository attempts, Subscriptions subscriptions, BrowserTokens browserTokens,
			ReturnPage page, ApplicationEventPublisher events) {
		this.attempts = attempts;
		this.subscriptions = subscriptions;
		this.browserTokens = browserTokens;
		this.page = page;
		this.events = events;
	}

	@GetMapping("/support/return")
	ModelAndView show(@RequestParam(name = "session_id", defaultValue = "") String checkout, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		var own = own(checkout, request);
		own.filter(Attempt::isProcessing)
			.flatMap((attempt) -> this.browserTokens.find(request))
			.ifPresent((browserToken) -> this.browserTokens.keep(browserToken, response));
		var shown = own
			.map((attempt) -> this.subscriptions.isUnpaid(attempt.id()) ? unpaid(attempt, request)
					: show(attempt, locale, since(request)))
			.orElseGet(() -> new ModelAndView("pledging/return-unknown", HttpStatus.NOT_FOUND));
		return (own.isPresent() && request.getParameter("again") != null)
				? shown.addObject("notice", "pledging.return.again") : shown;
	}

	private Optional<Attempt> own(String checkout, HttpServletRequest request) {
		return this.browserTokens.find(request)
			.filter((browserToken) -> CHECKOUT_ID.matcher(checkout).matches())
			.flatMap((browserToken) -> this.attempts.findByCheckoutId(checkout)
				.filter((attempt) -> attempt.wasStartedBy(browserToken)));
	}

	private ModelAndView unpaid(Attempt attempt, HttpServletRequest request) {
		return (request.getParameter("pay") != null) ? this.page.pay(attempt) : this.page.unpaid(attempt);
	}

	/** When the reader returned, as the page itself polls with it; null at first. */
	private static @Nullable Instant since(HttpServletRequest request) {
		var since = request.getParameter("since");
		return (since != null && MILLIS.matcher(since).matches()) ? Instant.ofEpochMilli(Long.parseLong(since)) : null;
	}

	private ModelAndView show(Attempt attempt, Locale locale, @Nullable Instant since) {
		if (attempt.hasFailed()) {
			return this.page.over(attempt, "failed");
		}
		var contract = this.subscriptions.findByAttempt(attempt.id()).orElse(null);
		if (contract != null) {
			return contract.isOver() ? this.page.over(attempt, "ended") : this.page.thanks(attempt, contract, locale);
		}
		if (attempt.isProcessing() || attempt.isCompleted() && attempt.pledgeChoice().isOnce()) {
			return this.subscriptions.isGiftRefunded(attempt.id()) ? this.page.over(attempt, "refunded")
					: this.page.thanks(attempt, null, locale);
		}
		return attempt.checkout().isExpired() ? this.page.over(attempt, "expired") : confirm(attempt, since);
	}

	/**
	 * Requests a sync of the customer. Only a state fetched after the reader's return can
	 * show that the session is not paid.
	 */
	private ModelAndView confirm(Attempt attempt, @Nullable Instant since) {
		Optional.ofNullable(attempt.customerId()).map(CheckoutReturned::new).ifPresent(this.events::publishEvent);
		if (since == null || !attempt.checkout().wasOpenSince(since)) {
			return this.page.confirming(attempt, since);
		}
		return attempt.isSuperseded() ? this.page.over(attempt, "expired") : this.page.open(attempt);
	}

}
