package org.tragwerk.pledging;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.member.Token;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that the link to Checkout in the email leads to. A GET changes nothing; only
 * the form's POST continues.
 */
@Controller
@RequestMapping("/support/continue/{link}")
class ContinueController {

	private final StartPledge startPledge;

	private final PledgePage page;

	private final BrowserTokens browserTokens;

	private final PledgeLimits limits;

	ContinueController(StartPledge startPledge, PledgePage page, BrowserTokens browserTokens, PledgeLimits limits) {
		this.startPledge = startPledge;
		this.page = page;
		this.browserTokens = browserTokens;
		this.limits = limits;
	}

	@GetMapping
	ModelAndView show(@PathVariable String link, Locale locale) {
		return this.startPledge.findRequest(new Token(link))
			.map((pledgeRequest) -> this.page.proceed(link, pledgeRequest, locale))
			.orElseGet(() -> this.page.gone(HttpStatus.GONE));
	}

	@PostMapping
	ModelAndView proceed(@PathVariable String link, HttpServletRequest request, HttpServletResponse response) {
		try {
			var browserToken = this.browserTokens.findOrCreate(request, response);
			return this.startPledge.proceed(new Token(link), this.limits.requester(browserToken, request))
				.map(this.page::redirectTo)
				.orElseGet(() -> this.page.gone(HttpStatus.GONE));
		}
		catch (ProviderUnavailableException | ProviderRefusedException | DataAccessException
				| TransactionException ex) {
			return this.page.gone(HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

}
