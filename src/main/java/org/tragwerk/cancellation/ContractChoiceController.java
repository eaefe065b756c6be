package org.tragwerk.cancellation;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.tragwerk.member.Token;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page that the link in the email leads to. Mail scanners follow links too, so a GET
 * changes nothing; only the form's POST ends a contract.
 */
@Controller
@RequestMapping({ "/cancel/contracts/{link}", "/withdraw/contracts/{link}" })
class ContractChoiceController {

	private final ChooseContracts chooseContracts;

	private final ContractChoicePage page;

	ContractChoiceController(ChooseContracts chooseContracts, ContractChoicePage page) {
		this.chooseContracts = chooseContracts;
		this.page = page;
	}

	@GetMapping
	ModelAndView show(@PathVariable String link, Locale locale) {
		return this.chooseContracts.find(new Token(link))
			.map((choice) -> this.page.show(choice, link, locale))
			.orElseGet(() -> new ModelAndView("cancellation/invalid-link", HttpStatus.GONE));
	}

	@PostMapping
	ModelAndView choose(@PathVariable String link, @RequestParam(defaultValue = "") List<String> contract,
			Locale locale, HttpServletRequest request) {
		var choice = this.chooseContracts.find(new Token(link));
		if (choice.isEmpty()) {
			return new ModelAndView("cancellation/invalid-link", HttpStatus.GONE);
		}
		return this.chooseContracts.choose(choice.get().declaration().id(), contract)
				? DeclarationPage.redirect(request.getServletPath(), locale)
				: this.page.chooseAgain(choice.get(), link, locale);
	}

}
