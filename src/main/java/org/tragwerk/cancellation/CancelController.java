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
 * Canceling without signing in (§ 312k BGB): one page with the form and its button.
 */
@Controller
@RequestMapping("/cancel")
class CancelController {

	private final DeclarationFormValidator check;

	private final SubmitDeclaration submitDeclaration;

	private final DeclarationPage page;

	CancelController(DeclarationFormValidator check, SubmitDeclaration submitDeclaration, DeclarationPage page) {
		this.check = check;
		this.submitDeclaration = submitDeclaration;
		this.page = page;
	}

	@GetMapping
	ModelAndView show(@ModelAttribute("form") CancelForm form) {
		return this.page.begin(Act.CANCEL, form);
	}

	@PostMapping
	ModelAndView declare(@ModelAttribute("form") CancelForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		this.check.check(form, errors);
		return errors.hasErrors() ? this.page.form(Act.CANCEL, form, HttpStatus.BAD_REQUEST)
				: this.submitDeclaration.take(form, locale, request, response);
	}

}
