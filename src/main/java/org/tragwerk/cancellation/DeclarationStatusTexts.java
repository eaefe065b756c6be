package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What became of a declaration, in words that only its declarant is to read.
 */
@Component
class DeclarationStatusTexts {

	private final Cases cases;

	private final Contracts contracts;

	private final PledgeTexts pledgeTexts;

	private final MessageSource messages;

	DeclarationStatusTexts(Cases cases, Contracts contracts, PledgeTexts pledgeTexts, MessageSource messages) {
		this.cases = cases;
		this.contracts = contracts;
		this.pledgeTexts = pledgeTexts;
		this.messages = messages;
	}

	/** Values for a template: {@code ends}, sentences, and the key {@code outcome}. */
	Map<String, Object> of(Declaration declaration, Locale locale) {
		return Map.of("ends", ends(declaration, locale), "outcome",
				"cancellation.outcome." + declaration.act().word() + '.' + this.cases.verdict(declaration.id()).word());
	}

	private List<String> ends(Declaration declaration, Locale locale) {
		return this.cases.ends(declaration.id()).stream().map((end) -> sentence(declaration, end, locale)).toList();
	}

	private String sentence(Declaration declaration, Cases.DeclaredEnd end, Locale locale) {
		var contract = this.contracts.get(end.contract());
		return this.messages.getMessage(
				"cancellation.end." + declaration.act().word() + '.' + tense(end.endsAt(), contract, declaration),
				new Object[] { contract.reference(), contract.in(this.pledgeTexts, locale),
						this.pledgeTexts.day(end.endsAt(), locale) },
				locale);
	}

	/**
	 * A gift was over when it was made, even if the declaration came the second after.
	 */
	private static String tense(Instant endsAt, Contract contract, Declaration declaration) {
		var order = endsAt.compareTo(declaration.receivedAt());
		return (order > 0) ? "later" : (order < 0 || endsAt.equals(contract.madeAt())) ? "before" : "now";
	}

}
