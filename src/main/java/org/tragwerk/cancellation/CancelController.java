package org.tragwerk.cancellation;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Cancellation without signing in (§ 312k BGB): the page with the form and its
 * confirmation button.
 */
@Controller
@RequestMapping("/cancel")
class CancelController {

	private final DeclarationFormValidator validator;

	private final SubmitDeclaration submitDeclaration;

	private final DeclarationPage page;

	CancelController(DeclarationFormValidator validator, SubmitDeclaration submitDeclaration, DeclarationPage page) {
		this.validator = validator;
		this.submitDeclaration = submitDeclaration;
		this.page = page;
	}

	/**
	 * The form; links in emails name the contract.
	 */
	@GetMapping
	ModelAndView show(@Valid @ModelAttribute("form") CancelForm form,
			@RequestParam(required = false) @Nullable String contract) {
		return this.page.fresh((contract != null) ? form.about(contract) : form);
	}

	@PostMapping
	ModelAndView declare(@Valid @ModelAttribute("form") CancelForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		this.validator.validate(form, errors);
		return errors.hasErrors() ? this.page.invalid(form)
				: this.submitDeclaration.submit(form, locale, request, response);
	}

}
