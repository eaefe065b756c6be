package org.tragwerk.cancellation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches a declaration with a contract. A contract number with its member's email
 * address is sufficient; for one of them alone a link is sent to the member's address;
 * every other declaration is left to staff.
 */
@Component
class DeclarationMatcher {

	private final DeclarationRepository declarations;

	private final Contracts contracts;

	private final DeclarationExecutor executor;

	DeclarationMatcher(DeclarationRepository declarations, Contracts contracts, DeclarationExecutor executor) {
		this.declarations = declarations;
		this.contracts = contracts;
		this.executor = executor;
	}

	/**
	 * Whether number and address are those of a contract, so that a declaration of theirs
	 * is executed.
	 */
	@Transactional(readOnly = true)
	boolean hasMatch(Declaration.Declarant declarant) {
		return findByNumber(declarant).filter((contract) -> isOf(contract, declarant)).isPresent();
	}

	/** Matches a declaration that was just received, and executes it if it fits. */
	@Transactional
	void match(UUID id) {
		findNew(id).ifPresent((declaration) -> {
			match(declaration);
			this.declarations.save(declaration);
		});
	}

	/** Leaves the declaration to staff, because matching it failed. */
	@Transactional
	void giveUp(UUID id) {
		findNew(id).ifPresent((declaration) -> {
			declaration.markUnclear(UnclearReason.FAILED);
			this.declarations.save(declaration);
		});
	}

	private Optional<Declaration> findNew(UUID id) {
		return this.declarations.findForUpdate(id).filter(Declaration::isNew);
	}

	private void match(Declaration declaration) {
		var declarant = declaration.declarant();
		findByNumber(declarant).ifPresentOrElse((contract) -> {
			if (isOf(contract, declarant)) {
				declaration.match(DeclarationMatch.byNumberAndAddress(contract));
				this.executor.execute(declaration, List.of(contract));
			}
			else {
				ask(declaration, DeclarationMatch.byNumber(contract));
			}
		}, () -> ask(declaration, DeclarationMatch.byAddress()));
	}

	private Optional<Contract> findByNumber(Declaration.Declarant declarant) {
		return Optional.ofNullable(declarant.contractNumber()).flatMap(this.contracts::find);
	}

	private boolean isOf(Contract contract, Declaration.Declarant declarant) {
		return this.contracts.contactOf(contract.id()).email().equalsIgnoreCase(declarant.email());
	}

	private void ask(Declaration declaration, DeclarationMatch match) {
		declaration.match(match);
		if (this.executor.candidates(declaration).isEmpty()) {
			declaration.match(DeclarationMatch.none());
			declaration.markUnclear(UnclearReason.NO_CONTRACT);
		}
		else {
			declaration.askForContract();
		}
	}

}
