package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contract.ContractId;

/**
 * Which contract a declaration names, and how far that proves who declared it.
 *
 * @param contractId set if the contract's number was given
 */
@Embeddable
record DeclarationMatch(@Enumerated(EnumType.STRING) Kind matchKind, @Nullable UUID contractId) {

	static DeclarationMatch none() {
		return new DeclarationMatch(Kind.NONE, null);
	}

	static DeclarationMatch byAddress() {
		return new DeclarationMatch(Kind.ADDRESS, null);
	}

	static DeclarationMatch byNumber(Contract contract) {
		return new DeclarationMatch(Kind.NUMBER, contract.id().value());
	}

	static DeclarationMatch byNumberAndAddress(Contract contract) {
		return new DeclarationMatch(Kind.CONTRACT, contract.id().value());
	}

	/** Whether the address that was given is the one of a contract. */
	boolean isOfOwnAddress() {
		return this.matchKind == Kind.CONTRACT || this.matchKind == Kind.ADDRESS;
	}

	/** The contract whose number was given. */
	Optional<ContractId> contract() {
		return Optional.ofNullable(this.contractId).map(ContractId::new);
	}

	/**
	 * What was given.
	 */
	enum Kind {

		/** The number of a contract and its member's email address. */
		CONTRACT,
		/** The email address of a member who has contracts. */
		ADDRESS,
		/** The number of a contract, but another email address. */
		NUMBER,
		/** Nothing that belongs to a contract. */
		NONE

	}

}
