package org.tragwerk.cancellation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.cancellation.DeclarationLinks.Purpose;
import org.tragwerk.member.Token;
import org.tragwerk.subscription.Contract;
import org.tragwerk.task.ConflictRetry;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the owner of an email address choose, by a link in an email, which contracts a
 * declaration applies to.
 */
@Component
class ChooseContracts {

	private final DeclarationLinks links;

	private final DeclarationRepository declarations;

	private final DeclarationExecutor executor;

	private final TransactionTemplate transaction;

	ChooseContracts(DeclarationLinks links, DeclarationRepository declarations, DeclarationExecutor executor,
			TransactionTemplate transaction) {
		this.links = links;
		this.declarations = declarations;
		this.executor = executor;
		this.transaction = transaction;
	}

	/**
	 * The declaration of the link, with the contracts it can end; empty if the link is
	 * unknown or has expired.
	 */
	@Transactional(readOnly = true)
	Optional<Choice> find(Token link) {
		return this.links.find(link, Purpose.CHOICE)
			.flatMap(this.declarations::findById)
			.map((declaration) -> new Choice(declaration, this.executor.candidates(declaration)));
	}

	/**
	 * Executes the declaration, once, for those of the contracts that belong to its email
	 * address. Retried after a conflict with a concurrent sync of the same contract.
	 * @return false if none of the contracts belongs to the address
	 */
	boolean choose(UUID id, Collection<String> contractNumbers) {
		return ConflictRetry.call(() -> Boolean.TRUE
			.equals(this.transaction.execute((status) -> chooseInTransaction(id, contractNumbers))));
	}

	private boolean chooseInTransaction(UUID id, Collection<String> contractNumbers) {
		return this.declarations.findForUpdate(id)
			.filter(Declaration::isAwaitingChoice)
			.map((declaration) -> choose(declaration, contractNumbers))
			.orElse(true);
	}

	private boolean choose(Declaration declaration, Collection<String> contractNumbers) {
		var chosen = this.executor.candidates(declaration)
			.stream()
			.filter((contract) -> contractNumbers.contains(contract.contractNumber()))
			.toList();
		if (!chosen.isEmpty()) {
			this.executor.execute(declaration, chosen);
			this.declarations.save(declaration);
		}
		return !chosen.isEmpty();
	}

	/**
	 * A declaration, and the contracts to choose from while it awaits a choice, else
	 * none.
	 */
	record Choice(Declaration declaration, List<Contract> contracts) {
	}

}
