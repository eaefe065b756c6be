package org.tragwerk.pledging;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.Interval;
import org.tragwerk.pledging.Checkouts.AddressRefusedException;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.task.FailureReason;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with the pledge form.
 */
@Controller
@RequestMapping("/support")
class SupportController {

	private static final Logger logger = LoggerFactory.getLogger(SupportController.class);

	private final StartPledge startPledge;

	private final PledgeFormValidator validator;

	private final PledgePage page;

	private final PledgeLimits limits;

	private final BrowserTokens browserTokens;

	SupportController(StartPledge startPledge, PledgeFormValidator validator, PledgePage page, PledgeLimits limits,
			BrowserTokens browserTokens) {
		this.startPledge = startPledge;
		this.validator = validator;
		this.page = page;
		this.limits = limits;
		this.browserTokens = browserTokens;
	}

	@GetMapping
	ModelAndView show(@Valid @ModelAttribute("form") PledgeForm form, Locale locale, HttpServletRequest request,
			HttpServletResponse response) {
		this.browserTokens.findOrCreate(request, response);
		return (request.getParameter("abandoned") != null)
				? this.page.show(findUnfinished(request, locale).orElse(form), locale, HttpStatus.OK,
						"pledging.support.notice.abandoned")
				: this.page.show(form, locale, HttpStatus.OK);
	}

	/** The form as this browser sent it, before it left Checkout. */
	private Optional<PledgeForm> findUnfinished(HttpServletRequest request, Locale locale) {
		try {
			return this.browserTokens.find(request)
				.flatMap(this.startPledge::findUnfinished)
				.map((pledgeRequest) -> PledgeForm.of(pledgeRequest, locale));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The form is not filled in, because the database is unavailable: {}", FailureReason.of(ex));
			return Optional.empty();
		}
	}

	@PostMapping
	ModelAndView start(@Valid @ModelAttribute("form") PledgeForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		if (request.getParameter("keep") != null) {
			return this.page.show(form, locale, HttpStatus.OK);
		}
		if (request.getParameter("recalculate") != null && !errors.hasErrors()) {
			return recalculate(form, errors, locale, request);
		}
		this.validator.validate(form, locale, errors);
		if (errors.hasErrors()) {
			return this.page.show(form, locale, HttpStatus.BAD_REQUEST);
		}
		try {
			return startOrContinue(form, errors, locale, request, response);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("A pledge is not started, because the database is unavailable: {}", FailureReason.of(ex));
			return this.page.show(form, locale, HttpStatus.SERVICE_UNAVAILABLE, "pledging.support.notice.busy");
		}
	}

	/**
	 * Shows the sums of what was chosen, or of the same once a year, and starts nothing.
	 */
	private ModelAndView recalculate(PledgeForm form, BindingResult errors, Locale locale, HttpServletRequest request) {
		var chosen = Interval.parse(request.getParameter("recalculate")).map(form::withInterval).orElse(form);
		this.validator.validateAmount(chosen, locale, errors);
		return errors.hasErrors() ? this.page.show(chosen, locale, HttpStatus.OK)
				: this.page.recalculated(chosen, locale);
	}

	private ModelAndView startOrContinue(PledgeForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		var pledgeRequest = form.request(locale);
		var requester = this.limits.requester(this.browserTokens.findOrCreate(request, response), request);
		var open = this.startPledge.findOpenCheckout(pledgeRequest, requester.browserToken())
			.or(() -> this.startPledge.findUnpaid(pledgeRequest, requester.browserToken()));
		if (open.isPresent()) {
			return this.page.redirectTo(open.get());
		}
		if (request.getParameter("second") == null && this.startPledge.isSecond(pledgeRequest, requester)) {
			return this.page.second(form, pledgeRequest, locale);
		}
		return this.limits.waitFor(requester, pledgeRequest.email())
			.map((wait) -> refuse(form, locale, wait, response))
			.orElseGet(() -> start(form, errors, locale, requester));
	}

	private ModelAndView refuse(PledgeForm form, Locale locale, Duration wait, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
		return this.page.show(form, locale, HttpStatus.TOO_MANY_REQUESTS, "pledging.support.notice.patience");
	}

	private ModelAndView start(PledgeForm form, BindingResult errors, Locale locale, Requester requester) {
		var pledgeRequest = form.request(locale);
		try {
			var hold = this.limits.needsLink(requester, pledgeRequest.email());
			return this.startPledge.start(pledgeRequest, requester, hold)
				.map(this.page::redirectTo)
				.orElseGet(() -> this.page.emailSent(pledgeRequest.email()));
		}
		catch (ProviderUnavailableException ex) {
			return this.page.show(form, locale, HttpStatus.SERVICE_UNAVAILABLE, "pledging.support.notice.unavailable");
		}
		catch (AddressRefusedException ex) {
			errors.rejectValue("email", "pledging.support.email.refused");
			return this.page.show(form, locale, HttpStatus.BAD_REQUEST);
		}
		catch (ProviderRefusedException ex) {
			return this.page.show(form, locale, HttpStatus.BAD_GATEWAY, "pledging.support.notice.refused");
		}
	}

}
