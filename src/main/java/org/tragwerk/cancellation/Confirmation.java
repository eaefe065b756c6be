package org.tragwerk.cancellation;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Draft;

import org.springframework.stereotype.Component;

/**
 * Confirms what was declared and when it came in, and says what becomes of it.
 */
@Component
class Confirmation {

	private final DeclarationBook book;

	private final Cases cases;

	private final DeclarationLinks links;

	private final DeclarationReceipt receipt;

	private final DeclarationStatusTexts statusTexts;

	Confirmation(DeclarationBook book, Cases cases, DeclarationLinks links, DeclarationReceipt receipt,
			DeclarationStatusTexts statusTexts) {
		this.book = book;
		this.cases = cases;
		this.links = links;
		this.receipt = receipt;
		this.statusTexts = statusTexts;
	}

	Optional<Draft> compose(UUID about) {
		return this.book.find(about).map(this::compose);
	}

	private Draft compose(Declaration declaration) {
		var by = declaration.by();
		var model = new HashMap<String, Object>(this.statusTexts.of(declaration, by.language()));
		model.put("act", declaration.act().word());
		model.put("lines", this.receipt.lines(declaration, by.language()));
		if (this.cases.verdict(declaration.id()).equals(Verdict.LINKED)) {
			model.put("link", this.links.issue(declaration));
		}
		return new Draft(by.address(), by.name(), by.language(), "cancellation/mail/declaration", model);
	}

}
