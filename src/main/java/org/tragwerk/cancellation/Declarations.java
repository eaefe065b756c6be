package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.member.Token;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores declarations with the time of receipt, before any contract is looked up, and
 * finds them.
 */
@Component
class Declarations {

	private final DeclarationRepository declarations;

	private final DeclarationLinks links;

	private final Clock clock;

	Declarations(DeclarationRepository declarations, DeclarationLinks links, Clock clock) {
		this.declarations = declarations;
		this.links = links;
		this.clock = clock;
	}

	/**
	 * Stores a declaration, once for each receipt token.
	 * @param network the keyed hash of the client's network
	 */
	@Transactional
	void receive(Declaration.Content content, Declaration.Declarant declarant, Token receipt, String network) {
		this.declarations.lockReceipt(receipt.hash());
		if (!this.declarations.existsByReceiptHash(receipt.hash())) {
			var receivedAt = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
			this.declarations.save(new Declaration(content, declarant, receipt, receivedAt, network));
		}
	}

	/** The declaration of a receipt page, or of a link to it in an email. */
	Optional<Declaration> find(Token receipt) {
		return this.declarations.findByReceiptHash(receipt.hash())
			.or(() -> this.links.find(receipt, Purpose.RECEIPT).flatMap(this.declarations::findById));
	}

}
