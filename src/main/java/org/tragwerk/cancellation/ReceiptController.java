package org.tragwerk.cancellation;

import java.util.Locale;

import org.tragwerk.member.Token;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The receipt page: content and time of receipt of a declaration, without its status,
 * because the page is not authenticated.
 */
@Controller
class ReceiptController {

	private final Declarations declarations;

	private final DeclarationPage page;

	ReceiptController(Declarations declarations, DeclarationPage page) {
		this.declarations = declarations;
		this.page = page;
	}

	@GetMapping({ "/cancel/receipts/{receipt}", "/withdraw/receipts/{receipt}" })
	ModelAndView show(@PathVariable String receipt, Locale locale) {
		return this.declarations.find(new Token(receipt))
			.map((declaration) -> this.page.receipt(declaration, locale))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
