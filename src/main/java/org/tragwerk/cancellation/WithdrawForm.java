package org.tragwerk.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * The form that withdraws, as it was sent, word for word.
 *
 * @param reference the contract's number
 * @param confirmed set by the second step
 * @param change set by who wants to go back to the first
 * @param key the same for each sending of one form
 */
record WithdrawForm(@Nullable String name, @Nullable String reference, @Nullable String email,
		@Nullable String confirmed, @Nullable String change, @Nullable String key) implements DeclarationForm {

	boolean isConfirmed() {
		return this.confirmed != null && this.change == null;
	}

	boolean isToBeChanged() {
		return this.change != null;
	}

	@Override
	public String action() {
		return "withdraw";
	}

	@Override
	public Declaration.Content content() {
		return new Declaration.Content(DeclarationType.WITHDRAWAL, null, null);
	}

}
