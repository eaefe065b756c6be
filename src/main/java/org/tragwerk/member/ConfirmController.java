package org.tragwerk.member;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The pages that links in emails lead to. Mail scanners follow links too, so a GET
 * changes nothing; only the form's POST uses the link.
 */
@Controller
class ConfirmController {

	private final ConfirmEmail confirmEmail;

	private final ConfirmLinks confirmLinks;

	private final MemberContracts contracts;

	ConfirmController(ConfirmEmail confirmEmail, ConfirmLinks confirmLinks, MemberContracts contracts) {
		this.confirmEmail = confirmEmail;
		this.confirmLinks = confirmLinks;
		this.contracts = contracts;
	}

	@ModelAttribute
	void forbidCaching(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
	}

	@GetMapping("/confirm/{token}")
	ModelAndView show(@PathVariable String token) {
		var contractNumbers = this.confirmLinks.recipient(new Token(token))
			.map(this.contracts::numbersOf)
			.orElse(List.of());
		return new ModelAndView("member/confirm").addObject("contractNumbers", contractNumbers);
	}

	@PostMapping("/confirm/{token}")
	ModelAndView confirm(@PathVariable String token, Locale locale) {
		if (!this.confirmEmail.confirm(new Token(token))) {
			return new ModelAndView("member/unusable", HttpStatus.GONE);
		}
		var confirmed = new RedirectView("/confirmed?lang=" + locale.getLanguage(), true);
		confirmed.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(confirmed);
	}

	@GetMapping("/confirmed")
	String confirmed() {
		return "member/confirmed";
	}

}
