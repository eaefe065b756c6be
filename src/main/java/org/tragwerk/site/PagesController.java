package org.tragwerk.site;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The pages that say who is asking, and on which terms.
 */
@Controller
class PagesController {

	@GetMapping("/")
	String home() {
		return "site/home";
	}

	@GetMapping({ "/imprint", "/privacy", "/terms", "/accessibility" })
	String page(HttpServletRequest request) {
		return "site" + request.getServletPath();
	}

}
