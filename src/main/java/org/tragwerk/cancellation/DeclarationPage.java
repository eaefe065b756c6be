package org.tragwerk.cancellation;

import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.member.Token;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The models of both forms and their receipts; a form is always shown with everything
 * that was typed.
 */
@Component
class DeclarationPage {

	static final Duration RETRY_AFTER = Duration.ofMinutes(1);

	private final DeclarationReceipt receipt;

	DeclarationPage(DeclarationReceipt receipt) {
		this.receipt = receipt;
	}

	/** The empty form with a new token; a token from the request is ignored. */
	ModelAndView fresh(DeclarationForm form) {
		return form(form, Token.random(), HttpStatus.OK);
	}

	/** The form again, with its errors. */
	ModelAndView invalid(DeclarationForm form) {
		return form(form, form.formToken(), HttpStatus.BAD_REQUEST);
	}

	/** The form again, because the rate limit of the client's network was exceeded. */
	ModelAndView refuse(DeclarationForm form, Duration wait, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
		return form(form, form.formToken(), HttpStatus.TOO_MANY_REQUESTS).addObject("notice",
				"cancellation.tooManyRequests");
	}

	/** The form again, because the declaration could not be stored. */
	ModelAndView unavailable(DeclarationForm form, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RETRY_AFTER.toSeconds()));
		return form(form, form.formToken(), HttpStatus.SERVICE_UNAVAILABLE).addObject("notice",
				"cancellation.unavailable");
	}

	private static ModelAndView form(DeclarationForm form, Token token, HttpStatus status) {
		return new ModelAndView("cancellation/" + form.action(), status).addObject("form", form)
			.addObject("key", token.value());
	}

	/** The second step of a withdrawal. */
	ModelAndView confirm(WithdrawForm form, Locale locale) {
		return new ModelAndView("cancellation/confirm").addObject("form", form)
			.addObject("key", form.formToken().value())
			.addObject("rows", this.receipt.rows(form.content(), form.declarant(locale), locale));
	}

	/** Redirects to the receipt page. */
	ModelAndView received(String action, Token receipt, Locale locale) {
		return redirect("/" + action + "/receipts/" + receipt.value(), locale);
	}

	ModelAndView receipt(Declaration declaration, Locale locale) {
		return new ModelAndView("cancellation/receipt").addObject("action", declaration.type().action())
			.addObject("email", declaration.declarant().email())
			.addObject("numbered", declaration.declarant().contractNumber() != null)
			.addObject("rows", this.receipt.rows(declaration, locale));
	}

	/** Redirects to a page in the language of this one. */
	static ModelAndView redirect(String path, Locale locale) {
		var redirect = new RedirectView(path + "?lang=" + locale.getLanguage(), true);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

}
