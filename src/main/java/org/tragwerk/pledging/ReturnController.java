package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the provider sends the reader back to. What it sends along proves nothing; the
 * browser's own mark does.
 */
@Controller
class ReturnController {

	private static final Pattern REFERENCE = Pattern.compile("\\w{1,255}");

	private final AttemptRepository attempts;

	private final Subscriptions subscriptions;

	private final BrowserTokens marks;

	private final ReturnPage page;

	private final ApplicationEventPublisher events;

	ReturnController(AttemptRepository attempts, Subscriptions subscriptions, BrowserTokens marks, ReturnPage page,
			ApplicationEventPublisher events) {
		this.attempts = attempts;
		this.subscriptions = subscriptions;
		this.marks = marks;
		this.page = page;
		this.events = events;
	}

	@GetMapping("/support/return")
	ModelAndView show(@RequestParam(name = "session_id", defaultValue = "") String checkout, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		var own = own(checkout, request);
		own.filter(Attempt::isProcessing)
			.flatMap((attempt) -> this.marks.find(request))
			.ifPresent((mark) -> this.marks.keep(mark, response));
		var shown = own.map((attempt) -> show(attempt, locale))
			.orElseGet(() -> new ModelAndView("pledging/return-unknown", HttpStatus.NOT_FOUND));
		return (own.isPresent() && request.getParameter("again") != null)
				? shown.addObject("notice", "pledging.return.again") : shown;
	}

	private Optional<Attempt> own(String checkout, HttpServletRequest request) {
		return this.marks.find(request)
			.filter((mark) -> REFERENCE.matcher(checkout).matches())
			.flatMap(
					(mark) -> this.attempts.findByCheckoutId(checkout).filter((attempt) -> attempt.wasStartedBy(mark)));
	}

	private ModelAndView show(Attempt attempt, Locale locale) {
		if (attempt.hasFailed()) {
			return this.page.failed(attempt);
		}
		var subscriptionDetails = this.subscriptions.findByAttempt(attempt.id()).orElse(null);
		if (subscriptionDetails != null || attempt.isProcessing()
				|| attempt.isCompleted() && attempt.offer().isOnce()) {
			return this.page.thanks(attempt, subscriptionDetails, locale);
		}
		Optional.ofNullable(attempt.customerId()).map(CheckoutReturned::new).ifPresent(this.events::publishEvent);
		return this.page.confirming();
	}

}
