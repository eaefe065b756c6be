package org.tragwerk.cancellation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts about a declaration's status and the ends of contracts, to be shown only to
 * the verified owner of the email address.
 */
@Component
class DeclarationStatusTexts {

	private final Contracts contracts;

	private final PledgeTexts pledgeTexts;

	private final DebitTexts debitTexts;

	private final MessageSource messages;

	private final EndTexts endTexts;

	DeclarationStatusTexts(Contracts contracts, PledgeTexts pledgeTexts, DebitTexts debitTexts, MessageSource messages,
			EndTexts endTexts) {
		this.contracts = contracts;
		this.pledgeTexts = pledgeTexts;
		this.debitTexts = debitTexts;
		this.messages = messages;
		this.endTexts = endTexts;
	}

	/**
	 * The values for a template: {@code ends}, a list of sentences, and {@code status}, a
	 * message key.
	 */
	Map<String, Object> of(Declaration declaration, Locale locale) {
		return Map.of("ends", ends(declaration, locale), "status",
				"cancellation.status." + declaration.type().action() + '.' + declaration.statusName());
	}

	/**
	 * The form with the pledge that was canceled, to begin again; empty after a
	 * withdrawal.
	 */
	Optional<URI> formFor(Declaration declaration, Locale locale) {
		return declaration.ends()
			.stream()
			.filter((end) -> declaration.type() != DeclarationType.WITHDRAWAL)
			.map((end) -> this.contracts.get(end.contract()))
			.filter(SubscriptionContract.class::isInstance)
			.map((contract) -> this.endTexts.formFor((SubscriptionContract) contract, locale))
			.findFirst();
	}

	private List<String> ends(Declaration declaration, Locale locale) {
		return declaration.ends().stream().map((end) -> sentence(declaration, end, locale)).toList();
	}

	private String sentence(Declaration declaration, DeclaredEnd end, Locale locale) {
		var contract = this.contracts.get(end.contract());
		var values = new Object[] { contract.contractNumber(), contract.pledgeText(this.pledgeTexts, locale),
				this.pledgeTexts.day(end.endsAt(), locale), end.refunded().format(locale) };
		var sentence = this.messages.getMessage(ends(declaration, end, contract), values, locale);
		var explained = isLaterThanRequested(declaration, end)
				? sentence + ' ' + this.messages.getMessage("cancellation.ends.later", null, locale) : sentence;
		return remaining(declaration, end, contract, locale).map((debits) -> explained + ' ' + debits)
			.orElse(explained);
	}

	/**
	 * What is still debited; empty for a contract that is withdrawn from or had ended.
	 */
	private Optional<String> remaining(Declaration declaration, DeclaredEnd end, Contract contract, Locale locale) {
		return (declaration.type() != DeclarationType.WITHDRAWAL && !end.endsAt().isBefore(declaration.receivedAt())
				&& contract instanceof SubscriptionContract subscription)
						? Optional.of(this.debitTexts.remaining(subscription, end.endsAt(), locale)) : Optional.empty();
	}

	/** Whether the contract ends on a later day than the declared one. */
	private boolean isLaterThanRequested(Declaration declaration, DeclaredEnd end) {
		var requested = declaration.content().earliestEnd();
		return requested != null && this.pledgeTexts.isAfter(end.endsAt(), requested);
	}

	private static String ends(Declaration declaration, DeclaredEnd end, Contract contract) {
		if (declaration.type() == DeclarationType.WITHDRAWAL) {
			return "cancellation.ends.withdraw";
		}
		return "cancellation.ends.cancel."
				+ (end.isRefunded() ? "refunded" : tense(end.endsAt(), contract, declaration));
	}

	/**
	 * The part of the message key that says whether the end is in the future; a gift has
	 * always ended.
	 */
	private static String tense(Instant endsAt, Contract contract, Declaration declaration) {
		var order = endsAt.compareTo(declaration.receivedAt());
		return (order > 0) ? "later" : (order < 0 || endsAt.equals(contract.madeAt())) ? "before" : "now";
	}

}
