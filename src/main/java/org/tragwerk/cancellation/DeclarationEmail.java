package org.tragwerk.cancellation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.subscription.ContractNumber;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;

/**
 * The email that confirms content and time of receipt of a declaration, with its status
 * (§ 312k (4) and § 356a (4) BGB). Until a contract's number or a link proves who
 * declared it, it has nothing that somebody typed, but a link to the receipt page. There
 * is one instance for each kind of email.
 */
class DeclarationEmail implements EmailTemplate {

	static final String CANCELLATION = "cancellation";

	static final String WITHDRAWAL = "withdrawal";

	/**
	 * The kind of the later email with a link to a contract that was not known when the
	 * declaration was received.
	 */
	static final String CONTRACT_FOUND = "contract-found";

	/**
	 * The kind of the email to the address of a contract whose number was given with
	 * another address.
	 */
	static final String CONTRACT_OWNER = "contract-owner";

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
		return this.content.of(subject, this.kind);
	}

	/**
	 * The content that all kinds share.
	 */
	@Component
	static class Content {

		private final DeclarationRepository declarations;

		private final Contracts contracts;

		private final DeclarationLinks links;

		private final DeclarationReceipt receipt;

		private final DeclarationStatusTexts statusTexts;

		Content(DeclarationRepository declarations, Contracts contracts, DeclarationLinks links,
				DeclarationReceipt receipt, DeclarationStatusTexts statusTexts) {
			this.declarations = declarations;
			this.contracts = contracts;
			this.links = links;
			this.receipt = receipt;
			this.statusTexts = statusTexts;
		}

		private Optional<EmailMessage> of(UUID declaration, String kind) {
			return this.declarations.findById(declaration)
				.map((it) -> kind.equals(CONTRACT_OWNER) ? toOwner(it)
						: it.match().isOfOwnAddress() ? full(it) : impersonal(it));
		}

		private EmailMessage full(Declaration declaration) {
			var declarant = declaration.declarant();
			var model = new HashMap<String, Object>(this.statusTexts.of(declaration, declarant.locale()));
			model.put("action", declaration.type().action());
			if (declaration.isAwaitingChoice()) {
				model.put("rows", this.receipt.rowsOfOurs(declaration, declarant.locale()));
				model.put("link", this.links.issue(declaration, Purpose.CHOICE));
				model.put("receipt", this.links.issue(declaration, Purpose.RECEIPT));
			}
			else {
				model.put("rows", this.receipt.rows(declaration, declarant.locale()));
				this.statusTexts.formFor(declaration, declarant.locale()).ifPresent((form) -> model.put("again", form));
			}
			return new EmailMessage(declarant.email(), declarant.locale(), "cancellation/mail/declaration", model);
		}

		private EmailMessage impersonal(Declaration declaration) {
			var declarant = declaration.declarant();
			return new EmailMessage(declarant.email(), declarant.locale(), "cancellation/mail/impersonal",
					Map.of("action", declaration.type().action(), "rows",
							this.receipt.rowsOfOurs(declaration, declarant.locale()), "link",
							this.links.issue(declaration, Purpose.RECEIPT)));
		}

		private EmailMessage toOwner(Declaration declaration) {
			var contract = declaration.match().contract().orElseThrow();
			var owner = this.contracts.contactOf(contract);
			return new EmailMessage(owner.email(), owner.language(), "cancellation/mail/owner",
					Map.of("action", declaration.type().action(), "contractNumber", ContractNumber.of(contract), "rows",
							this.receipt.rowsOfOurs(declaration, owner.language()), "link",
							this.links.issue(declaration, Purpose.CHOICE)));
		}

	}

}
