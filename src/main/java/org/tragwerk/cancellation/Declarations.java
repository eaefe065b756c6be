package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.member.Token;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores declarations with the time of receipt, before any contract is looked up, and
 * lists those that staff have to resolve.
 */
@Component
class Declarations {

	private final DeclarationRepository declarations;

	private final DeclarationLinks links;

	private final CancellationProperties properties;

	private final Clock clock;

	Declarations(DeclarationRepository declarations, DeclarationLinks links, CancellationProperties properties,
			Clock clock) {
		this.declarations = declarations;
		this.links = links;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Stores a declaration, once for each receipt token.
	 * @param network the sealed network of the client
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

	/**
	 * The declarations that staff have to resolve, the oldest first: unclear ones, those
	 * whose link was not used for days (they take effect as of the time of receipt all
	 * the same), and those for which no link was sent.
	 */
	List<Declaration> unclear(int most) {
		return this.declarations.findUnclear(staffAfter(), Limit.of(most));
	}

	long countUnclear() {
		return this.declarations.countUnclear(staffAfter());
	}

	private Instant staffAfter() {
		return this.clock.instant().minus(this.properties.staffAfter());
	}

}
