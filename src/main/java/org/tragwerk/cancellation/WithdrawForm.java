package org.tragwerk.cancellation;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.TypedText;

/**
 * The withdrawal form as it was sent, before validation.
 *
 * @param reference the contract's number
 * @param confirmed set by the confirmation button of the second step
 * @param change set by the button that leads back to the first step
 * @param key the form's random token, the same each time this form is sent
 */
record WithdrawForm(@TypedText(max = 200) @Nullable String name, @TypedText(max = 200) @Nullable String reference,
		@TypedText(max = 320) @Nullable String email, @Nullable String confirmed, @Nullable String change,
		@Nullable String key) implements DeclarationForm {

	boolean isConfirmed() {
		return this.confirmed != null && this.change == null;
	}

	boolean isToBeChanged() {
		return this.change != null;
	}

	/** This form, about the contract with that number. */
	WithdrawForm about(String contract) {
		return new WithdrawForm(this.name, contract, this.email, this.confirmed, this.change, this.key);
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
