package org.tragwerk.cancellation;

import java.util.Collection;
import java.util.List;

import org.tragwerk.money.Money;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends contracts for a declaration, as of its time of receipt.
 */
@Component
class DeclarationExecutor {

	private final Contracts contracts;

	private final WithdrawalPeriod period;

	DeclarationExecutor(Contracts contracts, SiteProperties site) {
		this.contracts = contracts;
		this.period = new WithdrawalPeriod(site.zone());
	}

	/**
	 * The contracts that the declaration can end: the one whose number it names, else
	 * those of its email address.
	 */
	@Transactional(readOnly = true)
	List<Contract> candidates(Declaration declaration) {
		return declaration.match()
			.contract()
			.map((contract) -> List.of(this.contracts.get(contract)))
			.orElseGet(() -> this.contracts.findByAddress(declaration.declarant().email()))
			.stream()
			.filter((contract) -> !contract.madeAt().isAfter(declaration.receivedAt()))
			.filter((contract) -> !contract.isOver() || canWithdraw(contract, declaration))
			.toList();
	}

	/** Ends the contracts; the caller has to verify that they are the declarant's. */
	@Transactional(propagation = Propagation.MANDATORY)
	void execute(Declaration declaration, Collection<Contract> contracts) {
		switch (declaration.type()) {
			case ORDINARY -> {
				end(declaration, contracts);
				declaration.markExecuted();
			}
			case EXTRAORDINARY -> {
				end(declaration, contracts);
				declaration.markUnclear(UnclearReason.EXTRAORDINARY);
			}
			case WITHDRAWAL -> withdraw(declaration, contracts);
		}
	}

	private void end(Declaration declaration, Collection<Contract> contracts) {
		var earliest = declaration.content().earliestEnd();
		for (var contract : contracts) {
			var endsAt = this.contracts.end(contract.id(), declaration.receivedAt(), earliest, declaration.id());
			declaration.recordEnd(contract.id(), endsAt, this.contracts.refundAfter(contract.id(), endsAt));
		}
	}

	private void withdraw(Declaration declaration, Collection<Contract> contracts) {
		var inTime = contracts.stream().filter((contract) -> isInTime(contract, declaration)).toList();
		for (var contract : inTime) {
			this.contracts.withdraw(contract.id(), declaration.id());
			declaration.recordEnd(contract.id(), declaration.receivedAt(), Money.ZERO);
		}
		if (inTime.size() == contracts.size()) {
			declaration.markExecuted();
		}
		else {
			declaration.markUnclear(UnclearReason.LATE);
		}
	}

	private boolean canWithdraw(Contract contract, Declaration declaration) {
		return declaration.type() == DeclarationType.WITHDRAWAL && isInTime(contract, declaration);
	}

	private boolean isInTime(Contract contract, Declaration declaration) {
		return this.period.isOpen(contract.madeAt(), declaration.receivedAt());
	}

}
