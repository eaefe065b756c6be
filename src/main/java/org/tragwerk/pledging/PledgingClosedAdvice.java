package org.tragwerk.pledging;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows the page for closed pledging while no new pledges are accepted; nothing is
 * stored.
 */
@ControllerAdvice(assignableTypes = { SupportController.class, ContinueController.class })
class PledgingClosedAdvice {

	private static final Duration RETRY_AFTER = Duration.ofHours(1);

	private final PledgeProperties properties;

	private final Checkouts checkouts;

	PledgingClosedAdvice(PledgeProperties properties, Checkouts checkouts) {
		this.properties = properties;
		this.checkouts = checkouts;
	}

	@ModelAttribute
	void checkOpen() {
		if (!this.properties.open() || !this.checkouts.isWritable()) {
			throw new PledgingClosedException();
		}
	}

	@ExceptionHandler(PledgingClosedException.class)
	ModelAndView closed(HttpServletRequest request, HttpServletResponse response) {
		if (!HttpMethod.POST.matches(request.getMethod())) {
			return new ModelAndView("pledging/closed");
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
		return new ModelAndView("pledging/closed", HttpStatus.SERVICE_UNAVAILABLE);
	}

	/** No new pledges are accepted for now. */
	static class PledgingClosedException extends RuntimeException {

	}

}
