package org.tragwerk.cancellation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has contracts end as a declaration says, as of the time at which it came in.
 */
@Component
class DeclarationExecutor {

	private final Contracts contracts;

	private final Cases cases;

	private final WithdrawalPeriod period;

	DeclarationExecutor(Contracts contracts, Cases cases, SiteProperties site) {
		this.contracts = contracts;
		this.cases = cases;
		this.period = new WithdrawalPeriod(site.zone());
	}

	/** What can be ended by a declaration, given no more than its address. */
	@Transactional(readOnly = true)
	public List<Contract> choices(Declaration declaration) {
		return this.contracts.at(declaration.by().address())
			.stream()
			.filter((contract) -> !contract.madeAt().isAfter(declaration.receivedAt()))
			.filter((contract) -> !contract.over() || mayBeUndone(contract, declaration))
			.toList();
	}

	/** Ends the contracts; the caller has made sure that they are the declarant's. */
	@Transactional(propagation = Propagation.MANDATORY)
	public Verdict carryOut(Declaration declaration, Collection<Contract> contracts) {
		return switch (declaration.kind()) {
			case ORDINARY -> end(declaration, contracts, declaration.wish().end(), Verdict.CARRIED_OUT);
			case EXTRAORDINARY -> end(declaration, contracts, null, Verdict.unclear(Verdict.Cause.EXTRAORDINARY));
			case WITHDRAWAL -> undo(declaration, contracts);
		};
	}

	/**
	 * Whether a reason is good enough to end at once is for people to judge; nothing more
	 * is collected meanwhile.
	 */
	private Verdict end(Declaration declaration, Collection<Contract> contracts, @Nullable LocalDate wished,
			Verdict verdict) {
		for (var contract : contracts) {
			var endsAt = this.contracts.end(contract.id(), declaration.receivedAt(), wished, declaration.id());
			this.cases.note(declaration.id(), contract.id(), endsAt);
		}
		return verdict;
	}

	private Verdict undo(Declaration declaration, Collection<Contract> contracts) {
		for (var contract : contracts) {
			if (isInTime(contract, declaration)) {
				this.contracts.undo(contract.id(), declaration.id());
				this.cases.note(declaration.id(), contract.id(), declaration.receivedAt());
			}
		}
		return contracts.stream().allMatch((contract) -> isInTime(contract, declaration)) ? Verdict.CARRIED_OUT
				: Verdict.unclear(Verdict.Cause.LATE);
	}

	private boolean mayBeUndone(Contract contract, Declaration declaration) {
		return declaration.act() == Act.WITHDRAW && isInTime(contract, declaration);
	}

	private boolean isInTime(Contract contract, Declaration declaration) {
		return this.period.isOpen(contract.madeAt(), declaration.receivedAt());
	}

}
