package org.tragwerk.cancellation;

import java.util.UUID;

/**
 * A change of a declaration, published in the transaction that stores it.
 */
sealed interface DeclarationEvent {

	UUID declaration();

	/** A declaration was received. */
	record Received(UUID declaration) implements DeclarationEvent {
	}

	/** A declaration has to be resolved by staff. */
	record BecameUnclear(UUID declaration, DeclarationType type, UnclearReason reason) implements DeclarationEvent {
	}

	/** A declaration was executed, or its owner is asked which contract it applies to. */
	record BecameClear(UUID declaration) implements DeclarationEvent {
	}

}
