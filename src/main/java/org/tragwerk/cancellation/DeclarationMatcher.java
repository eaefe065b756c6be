package org.tragwerk.cancellation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Outbox;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches a declaration with a contract. A contract number with its member's email
 * address is sufficient; for an address alone a link is sent to it; every other
 * declaration is left to staff.
 */
@Component
class DeclarationMatcher {

	private final DeclarationRepository declarations;

	private final Contracts contracts;

	private final DeclarationExecutor executor;

	private final Outbox outbox;

	DeclarationMatcher(DeclarationRepository declarations, Contracts contracts, DeclarationExecutor executor,
			Outbox outbox) {
		this.declarations = declarations;
		this.contracts = contracts;
		this.executor = executor;
		this.outbox = outbox;
	}

	/**
	 * Matches a declaration that was just received, and queues its confirmation email.
	 */
	@Transactional
	void match(UUID id) {
		findNew(id).ifPresent((declaration) -> {
			match(declaration);
			confirm(declaration);
		});
	}

	/** Leaves the declaration to staff, because matching it failed. */
	@Transactional
	void giveUp(UUID id) {
		findNew(id).ifPresent((declaration) -> {
			declaration.markUnclear(Declaration.UnclearReason.FAILED);
			confirm(declaration);
		});
	}

	private Optional<Declaration> findNew(UUID id) {
		return this.declarations.findForUpdate(id).filter(Declaration::isNew);
	}

	private void match(Declaration declaration) {
		findByNumber(declaration).ifPresentOrElse((contract) -> this.executor.execute(declaration, List.of(contract)),
				() -> matchByEmail(declaration));
	}

	private Optional<Contract> findByNumber(Declaration declaration) {
		var declarant = declaration.declarant();
		return Optional.ofNullable(declarant.contractNumber())
			.flatMap((number) -> this.contracts.find(number, declarant.email()));
	}

	private void matchByEmail(Declaration declaration) {
		if (this.executor.candidates(declaration).isEmpty()) {
			declaration.markUnclear(Declaration.UnclearReason.NO_CONTRACT);
		}
		else {
			declaration.askForContract();
		}
	}

	private void confirm(Declaration declaration) {
		if (declaration.isConfirmedByEmail()) {
			this.outbox.queue(DeclarationEmail.kindFor(declaration.type()), declaration.id());
		}
	}

}
