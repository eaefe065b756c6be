package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.tragwerk.subscription.Agreement;
import org.tragwerk.subscription.Subscriptions;
import org.tragwerk.subscription.Wording;

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

	private final BrowserMarks marks;

	private final Wording wording;

	ReturnController(AttemptRepository attempts, Subscriptions subscriptions, BrowserMarks marks, Wording wording) {
		this.attempts = attempts;
		this.subscriptions = subscriptions;
		this.marks = marks;
		this.wording = wording;
	}

	@GetMapping("/support/return")
	ModelAndView show(@RequestParam(name = "session_id", defaultValue = "") String checkout, Locale locale,
			HttpServletRequest request) {
		return own(checkout, request).map((attempt) -> show(attempt, locale))
			.orElseGet(() -> new ModelAndView("pledging/return-unknown", HttpStatus.NOT_FOUND));
	}

	private Optional<Attempt> own(String checkout, HttpServletRequest request) {
		return this.marks.find(request)
			.filter((mark) -> REFERENCE.matcher(checkout).matches())
			.flatMap((mark) -> this.attempts.findByCheckout(checkout).filter((attempt) -> attempt.wasStartedBy(mark)));
	}

	private ModelAndView show(Attempt attempt, Locale locale) {
		return this.subscriptions.grownFrom(attempt.id())
			.map((agreement) -> thank(attempt, agreement, locale))
			.orElseGet(() -> new ModelAndView("pledging/return").addObject("state", "confirming"));
	}

	private ModelAndView thank(Attempt attempt, Agreement agreement, Locale locale) {
		var page = new ModelAndView("pledging/return").addObject("state", "thanks");
		page.addObject("amount", agreement.pledge().amount().in(locale));
		page.addObject("email", attempt.order().address());
		page.addObject("firstDebit", this.wording.day(agreement.startedAt(), locale));
		Optional.ofNullable(agreement.paidUntil())
			.ifPresent((day) -> page.addObject("nextDebit", this.wording.day(day, locale)));
		return page;
	}

}
