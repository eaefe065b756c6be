package org.tragwerk.ending;

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
 * Where the mailed link leads. Mail scanners open links too, hence only a button ends
 * anything.
 */
@Controller
@RequestMapping({ "/cancel/contracts/{link}", "/withdraw/contracts/{link}" })
class ChoiceController {

	private final Choosing choosing;

	private final ChoicePage page;

	ChoiceController(Choosing choosing, ChoicePage page) {
		this.choosing = choosing;
		this.page = page;
	}

	@GetMapping
	ModelAndView show(@PathVariable String link, Locale locale) {
		return this.choosing.look(new Token(link))
			.map((choice) -> this.page.show(choice, link, locale))
			.orElseGet(() -> new ModelAndView("ending/unusable", HttpStatus.GONE));
	}

	@PostMapping
	ModelAndView choose(@PathVariable String link, @RequestParam(defaultValue = "") List<String> contract,
			Locale locale, HttpServletRequest request) {
		var choice = this.choosing.look(new Token(link));
		if (choice.isEmpty()) {
			return new ModelAndView("ending/unusable", HttpStatus.GONE);
		}
		return this.choosing.choose(choice.get().declaration(), contract) ? EndingPage.leadTo(request.getServletPath())
				: this.page.show(choice.get(), link, locale).addObject("notice", "ending.contracts.none");
	}

}
