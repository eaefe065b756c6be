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
 * Withdrawal without signing in (§ 356a BGB): the form, and the confirmation as a second
 * step.
 */
@Controller
@RequestMapping("/withdraw")
class WithdrawController {

	private final DeclarationFormValidator validator;

	private final SubmitDeclaration submitDeclaration;

	private final DeclarationPage page;

	WithdrawController(DeclarationFormValidator validator, SubmitDeclaration submitDeclaration, DeclarationPage page) {
		this.validator = validator;
		this.submitDeclaration = submitDeclaration;
		this.page = page;
	}

	/**
	 * The form; links in emails name the contract.
	 */
	@GetMapping
	ModelAndView show(@Valid @ModelAttribute("form") WithdrawForm form,
			@RequestParam(required = false) @Nullable String contract) {
		return this.page.fresh((contract != null) ? form.about(contract) : form);
	}

	@PostMapping
	ModelAndView declare(@Valid @ModelAttribute("form") WithdrawForm form, BindingResult errors, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		if (form.isToBeChanged() && !errors.hasErrors()) {
			return this.page.fresh(form);
		}
		this.validator.validate(form, errors);
		if (errors.hasErrors()) {
			return this.page.invalid(form);
		}
		return form.isConfirmed() ? this.submitDeclaration.submit(form, locale, request, response)
				: this.page.confirm(form, locale);
	}

}
