package org.tragwerk.site;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The home page and the legal pages.
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
