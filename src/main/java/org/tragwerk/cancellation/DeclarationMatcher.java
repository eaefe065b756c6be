package org.tragwerk.cancellation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.Outbox;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out whose contract a declaration means. A reference and the address that fits
 * prove enough, and are answered however many declarations came before; an address alone
 * is asked by mail; all else is for people to find out.
 */
@Component
class DeclarationMatcher {

	private final DeclarationBook book;

	private final Cases cases;

	private final Contracts contracts;

	private final DeclarationExecutor executor;

	private final Outbox outbox;

	DeclarationMatcher(DeclarationBook book, Cases cases, Contracts contracts, DeclarationExecutor executor,
			Outbox outbox) {
		this.book = book;
		this.cases = cases;
		this.contracts = contracts;
		this.executor = executor;
		this.outbox = outbox;
	}

	/** Looks at a declaration that nobody looked at yet, and confirms it by mail. */
	@Transactional
	public void assign(UUID id) {
		if (this.cases.take(id, Verdict.State.NEW)) {
			var declaration = this.book.find(id).orElseThrow();
			settle(declaration, judge(declaration));
		}
	}

	/** Leaves it to people, because looking at it failed. */
	@Transactional
	public void giveUp(UUID id) {
		if (this.cases.take(id, Verdict.State.NEW)) {
			settle(this.book.find(id).orElseThrow(), Verdict.unclear(Verdict.Cause.FAILED));
		}
	}

	private Verdict judge(Declaration declaration) {
		var by = declaration.by();
		return Optional.ofNullable(by.reference())
			.flatMap((reference) -> this.contracts.find(reference, by.address()))
			.map((contract) -> this.executor.carryOut(declaration, List.of(contract)))
			.orElseGet(() -> this.executor.choices(declaration).isEmpty() ? Verdict.unclear(Verdict.Cause.UNKNOWN)
					: Verdict.LINKED);
	}

	private void settle(Declaration declaration, Verdict verdict) {
		this.cases.settle(declaration.id(), verdict);
		if (verdict.equals(Verdict.CARRIED_OUT) || !this.cases.isQuiet(declaration.id())) {
			this.outbox.put(declaration.act().letter(), declaration.id());
		}
	}

}
