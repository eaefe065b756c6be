package org.tragwerk.member;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The pages that links in emails lead to. Mail scanners follow links too, so a GET
 * changes nothing; only the form's POST uses the link.
 */
@Controller
@RequestMapping("/account/sign-in")
class SignInController {

	private final ConfirmEmail confirmEmail;

	SignInController(ConfirmEmail confirmEmail) {
		this.confirmEmail = confirmEmail;
	}

	@ModelAttribute
	void forbidCaching(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
	}

	@GetMapping("/{token}")
	String show(@PathVariable String token) {
		return "member/confirm";
	}

	@PostMapping("/{token}")
	ModelAndView confirm(@PathVariable String token) {
		if (!this.confirmEmail.confirm(new Token(token))) {
			return new ModelAndView("member/unusable", HttpStatus.GONE);
		}
		var confirmed = new RedirectView("/account/sign-in/confirmed", true);
		confirmed.setStatusCode(HttpStatus.SEE_OTHER);
		return new ModelAndView(confirmed);
	}

	@GetMapping("/confirmed")
	String confirmed() {
		return "member/confirmed";
	}

}
