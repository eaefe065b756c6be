package org.tragwerk.pledging;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.tragwerk.pledging.Attempts.CheckoutReturned;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page to which the provider redirects readers after Checkout.
 */
@Controller
class ReturnController {

	private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

	private final OwnAttempts ownAttempts;

	private final Subscriptions subscriptions;

	private final ReturnPage page;

	private final ThanksPage thanksPage;

	private final ApplicationEventPublisher events;

	ReturnController(OwnAttempts ownAttempts, Subscriptions subscriptions, ReturnPage page, ThanksPage thanksPage,
			ApplicationEventPublisher events) {
		this.ownAttempts = ownAttempts;
		this.subscriptions = subscriptions;
		this.page = page;
		this.thanksPage = thanksPage;
		this.events = events;
	}

	@GetMapping("/support/return")
	ModelAndView show(@RequestParam(name = "session_id", defaultValue = "") String checkout, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		var own = this.ownAttempts.find(checkout, request, response);
		var shown = own
			.map((attempt) -> this.subscriptions.isUnpaid(attempt.id()) ? unpaid(attempt, request)
					: show(attempt, locale, since(request)))
			.orElseGet(() -> this.page.unknown(checkout, request.getParameter("sent") != null));
		return (own.isPresent() && request.getParameter("again") != null)
				? shown.addObject("notice", "pledging.return.again") : shown;
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
			return contract.isOver() ? this.page.over(attempt, "ended") : show(attempt, contract, locale);
		}
		if (attempt.isProcessing() || attempt.isCompleted() && attempt.pledgeChoice().isOnce()) {
			return this.subscriptions.isRefunded(attempt.id()) ? this.page.over(attempt, "refunded")
					: this.thanksPage.show(attempt, this.subscriptions.findGift(attempt.id()).orElse(null), locale);
		}
		return attempt.checkout().isExpired() ? this.page.over(attempt, "expired") : confirm(attempt, since);
	}

	private ModelAndView show(Attempt attempt, SubscriptionContract contract, Locale locale) {
		return this.subscriptions.isRefunded(attempt.id()) ? this.thanksPage.returned(attempt, contract, locale)
				: this.thanksPage.show(attempt, contract, locale);
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
