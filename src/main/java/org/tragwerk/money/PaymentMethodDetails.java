package org.tragwerk.money;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How a member pays: type and mandate, without account or card numbers.
 *
 * @param mandateReference the reference of the SEPA mandate, null if there is none
 * @param debitDate the day on which the bank is expected to debit the pending payment,
 * null if none is pending
 */
@Embeddable
public record PaymentMethodDetails(
		@Column(name = "payment_method_type") @Enumerated(EnumType.STRING) PaymentMethodType type,
		@Nullable String mandateReference, @Nullable LocalDate debitDate) {

	/** Details with only the type known. */
	public static PaymentMethodDetails of(PaymentMethodType paymentMethodType) {
		return new PaymentMethodDetails(paymentMethodType, null, null);
	}

	/** Whether it is a SEPA direct debit, which the payer's bank can return. */
	public boolean isDebit() {
		return this.type == PaymentMethodType.SEPA_DEBIT;
	}

	/**
	 * These details, or the earlier ones if they have the same type and these lack a
	 * mandate reference.
	 */
	public PaymentMethodDetails completedBy(@Nullable PaymentMethodDetails before) {
		if (before == null || before.type != this.type || this.mandateReference != null) {
			return this;
		}
		return before;
	}

}
