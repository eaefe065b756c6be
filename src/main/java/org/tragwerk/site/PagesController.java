package org.tragwerk.site;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The home page and the legal pages.
 */
@Controller
class PagesController {

	private final ContractTerms contractTerms;

	PagesController(ContractTerms contractTerms) {
		this.contractTerms = contractTerms;
	}

	@GetMapping("/")
	String home() {
		return "site/home";
	}

	@GetMapping("/terms")
	ModelAndView terms() {
		return new ModelAndView("site/terms", "terms", this.contractTerms);
	}

	@GetMapping({ "/imprint", "/privacy", "/accessibility" })
	String page(HttpServletRequest request) {
		return "site" + request.getServletPath();
	}

}
