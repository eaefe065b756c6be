package org.tragwerk.site;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The pages that say who is asking, on which terms, and how to end it.
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

	@GetMapping({ "/cancel", "/withdraw" })
	String ending(HttpServletRequest request, Model model) {
		model.addAttribute("act", request.getServletPath().substring(1));
		return "site/ending";
	}

}
