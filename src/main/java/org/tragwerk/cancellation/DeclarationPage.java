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
 * What the pages show on which something is declared, always with all that was typed.
 */
@Component
class DeclarationPage {

	private final DeclarationReceipt declarationReceipt;

	DeclarationPage(DeclarationReceipt declarationReceipt) {
		this.declarationReceipt = declarationReceipt;
	}

	/** The form to begin with; what it is known by comes from nobody but us. */
	ModelAndView begin(Act act, DeclarationForm form) {
		return form(act, form, Token.random(), HttpStatus.OK);
	}

	ModelAndView form(Act act, DeclarationForm form, HttpStatus status) {
		return form(act, form, form.filling(), status);
	}

	private static ModelAndView form(Act act, DeclarationForm form, Token filling, HttpStatus status) {
		return new ModelAndView("cancellation/" + act.word(), status).addObject("form", form)
			.addObject("key", filling.value());
	}

	/** The form again, because too many came from that network. */
	ModelAndView refuse(Act act, DeclarationForm form, Duration wait, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
		return form(act, form, HttpStatus.TOO_MANY_REQUESTS).addObject("notice", "cancellation.notice.patience");
	}

	/** The second step of a withdrawal. */
	ModelAndView confirm(WithdrawForm form, Locale locale) {
		return new ModelAndView("cancellation/confirm").addObject("form", form)
			.addObject("key", form.filling().value())
			.addObject("lines", this.declarationReceipt.lines(form.wish(), form.declarant(locale), locale));
	}

	/** On to the page that can be kept. */
	ModelAndView received(Act act, Token receipt) {
		return leadTo(act.path("/receipts/" + receipt.value()));
	}

	ModelAndView receipt(Declaration declaration, Locale locale) {
		return new ModelAndView("cancellation/receipt").addObject("act", declaration.act().word())
			.addObject("address", declaration.by().address())
			.addObject("lines", this.declarationReceipt.lines(declaration, locale));
	}

	static ModelAndView leadTo(String path) {
		var redirect = new RedirectView(path, true);
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

}
