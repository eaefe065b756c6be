package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.site.ClientNetwork;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pledge form.
 */
@Controller
@RequestMapping("/support")
class SupportController {

	private final StartPledge starting;

	private final PledgeFormValidator validator;

	private final PledgePage page;

	private final PledgeLimits limits;

	private final BrowserTokens marks;

	SupportController(StartPledge starting, PledgeFormValidator validator, PledgePage page, PledgeLimits limits,
			BrowserTokens marks) {
		this.starting = starting;
		this.validator = validator;
		this.page = page;
		this.limits = limits;
		this.marks = marks;
	}

	@GetMapping
	ModelAndView show(@ModelAttribute("form") PledgeForm form, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		this.marks.findOrGive(request, response);
		return (request.getParameter("abandoned") != null)
				? this.page.show(form, locale, HttpStatus.OK, "pledging.support.notice.abandoned")
				: this.page.show(form, locale, HttpStatus.OK);
	}

	@PostMapping
	ModelAndView start(@Valid @ModelAttribute("form") PledgeForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		if (request.getParameter("look") != null) {
			return this.page.show(form, locale, HttpStatus.OK);
		}
		this.validator.validate(form, locale, errors);
		if (errors.hasErrors()) {
			return this.page.show(form, locale, HttpStatus.BAD_REQUEST);
		}
		var pledgeRequest = form.order(locale);
		var mark = this.marks.findOrGive(request, response);
		var underWay = this.starting.underWay(pledgeRequest, mark);
		if (underWay.isPresent()) {
			return this.page.leave(underWay.get());
		}
		return this.limits.waitFor(ClientNetwork.of(request), pledgeRequest.email())
			.map((wait) -> refuse(form, locale, wait, response))
			.orElseGet(() -> lead(form, locale, pledgeRequest, mark));
	}

	private ModelAndView refuse(PledgeForm form, Locale locale, Duration wait, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
		return this.page.show(form, locale, HttpStatus.TOO_MANY_REQUESTS, "pledging.support.notice.patience");
	}

	private ModelAndView lead(PledgeForm form, Locale locale, PledgeRequest pledgeRequest, Secret mark) {
		try {
			return this.starting.start(pledgeRequest, mark)
				.map(this.page::leave)
				.orElseGet(() -> this.page.mailed(pledgeRequest.email()));
		}
		catch (ProviderUnavailableException ex) {
			return this.page.show(form, locale, HttpStatus.SERVICE_UNAVAILABLE, "pledging.support.notice.unavailable");
		}
		catch (ProviderRefusalException ex) {
			return this.page.show(form, locale, HttpStatus.BAD_GATEWAY, "pledging.support.notice.refused");
		}
	}

}
