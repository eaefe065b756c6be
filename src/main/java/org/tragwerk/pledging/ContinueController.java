package org.tragwerk.pledging;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the mailed link to Checkout leads; opening it changes nothing, the button does.
 */
@Controller
@RequestMapping("/support/continue/{link}")
class ContinueController {

	private final StartPledge starting;

	private final PledgePage page;

	private final BrowserTokens marks;

	ContinueController(StartPledge starting, PledgePage page, BrowserTokens marks) {
		this.starting = starting;
		this.page = page;
		this.marks = marks;
	}

	@GetMapping
	ModelAndView show(@PathVariable String link, Locale locale) {
		return this.starting.offered(new Secret(link))
			.map((pledgeChoice) -> this.page.proceed(link, pledgeChoice, locale))
			.orElseGet(() -> this.page.gone(HttpStatus.GONE));
	}

	@PostMapping
	ModelAndView proceed(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) {
		try {
			return this.starting.proceed(new Secret(link), this.marks.findOrGive(request, response))
				.map(this.page::leave)
				.orElseGet(() -> this.page.gone(HttpStatus.GONE));
		}
		catch (ProviderUnavailableException | ProviderRefusalException ex) {
			return this.page.gone(HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

}
