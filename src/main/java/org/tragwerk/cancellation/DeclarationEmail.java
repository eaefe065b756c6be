package org.tragwerk.cancellation;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;

import org.springframework.stereotype.Component;

/**
 * The email that confirms content and time of receipt of a declaration, with its status
 * (§ 312k (4) and § 356a (4) BGB). There is one instance for each kind of email.
 */
class DeclarationEmail implements EmailTemplate {

	static final String CANCELLATION = "cancellation";

	static final String WITHDRAWAL = "withdrawal";

	/**
	 * The kind of the later email with a link to a contract that was not known when the
	 * declaration was received.
	 */
	static final String CONTRACT_FOUND = "contract-found";

	private final String kind;

	private final Content content;

	DeclarationEmail(String kind, Content content) {
		this.kind = kind;
		this.content = content;
	}

	static String kindFor(DeclarationType type) {
		return (type == DeclarationType.WITHDRAWAL) ? WITHDRAWAL : CANCELLATION;
	}

	@Override
	public String kind() {
		return this.kind;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.content.of(subject);
	}

	/**
	 * The content that all kinds share.
	 */
	@Component
	static class Content {

		private final DeclarationRepository declarations;

		private final DeclarationLinks links;

		private final DeclarationReceipt receipt;

		private final DeclarationStatusTexts statusTexts;

		Content(DeclarationRepository declarations, DeclarationLinks links, DeclarationReceipt receipt,
				DeclarationStatusTexts statusTexts) {
			this.declarations = declarations;
			this.links = links;
			this.receipt = receipt;
			this.statusTexts = statusTexts;
		}

		private Optional<EmailMessage> of(UUID declaration) {
			return this.declarations.findById(declaration).map(this::of);
		}

		private EmailMessage of(Declaration declaration) {
			var declarant = declaration.declarant();
			var model = new HashMap<String, Object>(this.statusTexts.of(declaration, declarant.locale()));
			model.put("action", declaration.type().action());
			model.put("rows", this.receipt.rows(declaration, declarant.locale()));
			if (declaration.awaitsChoice()) {
				model.put("link", this.links.issue(declaration));
			}
			return new EmailMessage(declarant.email(), declarant.name(), declarant.locale(),
					"cancellation/mail/declaration", model);
		}

	}

}
