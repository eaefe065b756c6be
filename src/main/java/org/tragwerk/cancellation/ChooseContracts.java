package org.tragwerk.cancellation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.tragwerk.member.Token;
import org.tragwerk.subscription.Contract;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets whoever reads the mail of an address choose which of its contracts a declaration
 * means.
 */
@Component
class ChooseContracts {

	private final DeclarationLinks links;

	private final DeclarationBook book;

	private final Cases cases;

	private final DeclarationExecutor executor;

	ChooseContracts(DeclarationLinks links, DeclarationBook book, Cases cases, DeclarationExecutor executor) {
		this.links = links;
		this.book = book;
		this.cases = cases;
		this.executor = executor;
	}

	/** The declaration that the link leads to. */
	@Transactional(readOnly = true)
	public Optional<Choice> look(Token link) {
		return this.links.follow(link).flatMap(this.book::find).map(this::choice);
	}

	/**
	 * Carries the declaration out for those of the contracts that belong to its address,
	 * once.
	 * @param references of contracts
	 * @return false if there was nothing to carry out
	 */
	@Transactional
	public boolean choose(Declaration declaration, Collection<String> references) {
		if (!this.cases.take(declaration.id(), Verdict.State.LINKED)) {
			return true;
		}
		var chosen = this.executor.choices(declaration)
			.stream()
			.filter((contract) -> references.contains(contract.reference()))
			.toList();
		if (!chosen.isEmpty()) {
			this.cases.settle(declaration.id(), this.executor.carryOut(declaration, chosen));
		}
		return !chosen.isEmpty();
	}

	private Choice choice(Declaration declaration) {
		var verdict = this.cases.verdict(declaration.id());
		return new Choice(declaration, verdict, this.executor.choices(declaration));
	}

	/**
	 * What there is to choose, as long as it is open.
	 */
	record Choice(Declaration declaration, Verdict verdict, List<Contract> contracts) {

		boolean isOpen() {
			return this.verdict.equals(Verdict.LINKED);
		}

	}

}
