package org.tragwerk.pledging;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends the confirmation of a Checkout session once more, to the email address of the
 * attempt. The answer is the same whether there is such a session or not, and if a limit
 * is exceeded.
 */
@Controller
class ConfirmationController {

	private final OwnAttempts ownAttempts;

	private final Attempts attempts;

	private final PledgeLimits limits;

	ConfirmationController(OwnAttempts ownAttempts, Attempts attempts, PledgeLimits limits) {
		this.ownAttempts = ownAttempts;
		this.attempts = attempts;
		this.limits = limits;
	}

	@PostMapping("/support/return")
	RedirectView send(@RequestParam(name = "session_id", defaultValue = "") String checkout, Locale locale,
			HttpServletRequest request) {
		this.ownAttempts.find(checkout)
			.filter((attempt) -> this.limits.allowsEmail(request, attempt.request().email()))
			.ifPresent((attempt) -> this.attempts.confirmAgain(attempt.id()));
		var page = UriComponentsBuilder.fromPath("/support/return")
			.queryParam("lang", locale.getLanguage())
			.queryParam("session_id", "{checkout}")
			.queryParam("sent", "")
			.build(checkout);
		var redirect = new RedirectView(page.toString(), true);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		return redirect;
	}

}
