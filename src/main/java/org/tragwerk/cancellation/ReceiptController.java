package org.tragwerk.cancellation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.tragwerk.member.Token;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

	private final DeclarationReceipt receipt;

	ReceiptController(Declarations declarations, DeclarationPage page, DeclarationReceipt receipt) {
		this.declarations = declarations;
		this.page = page;
		this.receipt = receipt;
	}

	@GetMapping({ "/cancel/receipts/{receipt}", "/withdraw/receipts/{receipt}" })
	ModelAndView show(@PathVariable String receipt, Locale locale) {
		return this.page.receipt(find(receipt), locale);
	}

	/** The receipt as a file to keep. */
	@GetMapping(path = { "/cancel/receipts/{receipt}", "/withdraw/receipts/{receipt}" }, params = "file")
	ResponseEntity<String> download(@PathVariable String receipt, Locale locale) {
		var declaration = find(receipt);
		var name = "%s-%s.txt".formatted(declaration.type().action(),
				declaration.receivedAt().toString().substring(0, 10));
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(this.receipt.file(declaration, locale));
	}

	private Declaration find(String receipt) {
		return this.declarations.find(new Token(receipt))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
