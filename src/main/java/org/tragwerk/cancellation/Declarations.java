package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.tragwerk.member.Token;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receives declarations and stores them with the time of receipt, whatever they are
 * about; no contract is looked up before that is committed. People see here what waits
 * for them.
 */
@Component
class Declarations {

	private final DeclarationRepository declarations;

	private final CancellationProperties properties;

	private final Clock clock;

	Declarations(DeclarationRepository declarations, CancellationProperties properties, Clock clock) {
		this.declarations = declarations;
		this.properties = properties;
		this.clock = clock;
	}

	/** Stores a declaration, once for each receipt. */
	@Transactional
	void receive(Declaration.Content content, Declaration.Declarant declarant, Token receipt, boolean emailSuppressed) {
		this.declarations.lockReceipt(receipt.hash());
		if (!this.declarations.existsByReceiptHash(receipt.hash())) {
			var receivedAt = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
			this.declarations.save(new Declaration(content, declarant, receipt, receivedAt, emailSuppressed));
		}
	}

	Optional<Declaration> find(Token receipt) {
		return this.declarations.findByReceiptHash(receipt.hash());
	}

	/**
	 * What waits for people: unclear declarations, those whose mailed link nobody opened
	 * for days, for they count from the day of receipt, and those to which no link is
	 * mailed. The oldest first.
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
