package org.tragwerk.cancellation;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Withdrawing without signing in (§ 356a BGB): a form, and a confirmation as a step of
 * its own.
 */
@Controller
@RequestMapping("/withdraw")
class WithdrawController {

	private final DeclarationFormValidator check;

	private final SubmitDeclaration submitDeclaration;

	private final DeclarationPage page;

	WithdrawController(DeclarationFormValidator check, SubmitDeclaration submitDeclaration, DeclarationPage page) {
		this.check = check;
		this.submitDeclaration = submitDeclaration;
		this.page = page;
	}

	@GetMapping
	ModelAndView show(@ModelAttribute("form") WithdrawForm form) {
		return this.page.begin(Act.WITHDRAW, form);
	}

	@PostMapping
	ModelAndView declare(@ModelAttribute("form") WithdrawForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		if (form.isToBeChanged()) {
			return show(form);
		}
		this.check.check(form, errors);
		if (errors.hasErrors()) {
			return this.page.form(Act.WITHDRAW, form, HttpStatus.BAD_REQUEST);
		}
		return form.isConfirmed() ? this.submitDeclaration.take(form, locale, request, response)
				: this.page.confirm(form, locale);
	}

}
