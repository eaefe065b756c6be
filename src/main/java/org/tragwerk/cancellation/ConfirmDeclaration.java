package org.tragwerk.cancellation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Confirms a declaration by email, within the rate limits, once it was matched. Its
 * receipt page confirms it in any case.
 */
@Component
class ConfirmDeclaration {

	private final DeclarationRepository declarations;

	private final ConfirmationLimits limits;

	private final Outbox outbox;

	private final TransactionTemplate transaction;

	private final Clock clock;

	ConfirmDeclaration(DeclarationRepository declarations, ConfirmationLimits limits, Outbox outbox,
			TransactionTemplate transaction, Clock clock) {
		this.declarations = declarations;
		this.limits = limits;
		this.outbox = outbox;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Queues the emails, once. The caller must not have a transaction, because limits
	 * take connections of their own.
	 * @return how long to wait for the next attempt, because the owner of the address has
	 * been written to often; empty if there is none
	 */
	Optional<Duration> confirm(UUID id) {
		return this.declarations.findById(id).filter(Declaration::isToBeConfirmed).flatMap(this::confirm);
	}

	private Optional<Duration> confirm(Declaration declaration) {
		return switch (declaration.match().matchKind()) {
			case CONTRACT -> confirmIf(this.limits.allowsToContract(contractOf(declaration)), declaration);
			case ADDRESS -> confirmToOwner(declaration);
			case NUMBER -> askOwner(declaration);
			case NONE -> confirmIf(this.limits.allowsToStranger(declaration), declaration);
		};
	}

	private Optional<Duration> confirmIf(boolean isAllowed, Declaration declaration) {
		return close(declaration, isAllowed,
				isAllowed ? List.of(DeclarationEmail.kindFor(declaration.type())) : List.of());
	}

	/**
	 * Waits while the limit is exceeded, unless a later email with a link has been sent
	 * meanwhile.
	 */
	private Optional<Duration> confirmToOwner(Declaration declaration) {
		var wait = this.limits.waitForOwner(declaration);
		if (wait.isEmpty()) {
			return confirmIf(true, declaration);
		}
		return this.declarations.existsConfirmedSince(declaration.declarant().email(), declaration.type(),
				declaration.receivedAt()) ? close(declaration, true, List.of()) : wait;
	}

	/**
	 * Asks the owner at the contract's address; the address that was given gets the same
	 * email as every stranger.
	 */
	private Optional<Duration> askOwner(Declaration declaration) {
		var isAsked = this.limits.waitForOwner(declaration).isEmpty();
		var kinds = new ArrayList<String>();
		if (isAsked) {
			kinds.add(DeclarationEmail.CONTRACT_OWNER);
		}
		if (this.limits.allowsToStranger(declaration)) {
			kinds.add(DeclarationEmail.kindFor(declaration.type()));
		}
		return close(declaration, isAsked, kinds);
	}

	private Optional<Duration> close(Declaration declaration, boolean isByEmail, List<String> kinds) {
		this.transaction.executeWithoutResult((status) -> this.declarations.findForUpdate(declaration.id())
			.filter(Declaration::isToBeConfirmed)
			.ifPresent((current) -> {
				var now = this.clock.instant();
				current.confirm(isByEmail ? Confirmation.byEmail(now) : Confirmation.byPage(now));
				kinds.forEach((kind) -> this.outbox.queue(kind, current.id()));
			}));
		return Optional.empty();
	}

	private static UUID contractOf(Declaration declaration) {
		return declaration.match().contract().orElseThrow().value();
	}

}
