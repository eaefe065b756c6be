package org.tragwerk.money;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How a member pays, without anything of the account or card itself.
 *
 * @param mandateReference the reference of the mandate that debits refer to, if there is
 * one
 * @param debitDate the day on which a debit that is under way is expected
 */
@Embeddable
public record PaymentMethodDetails(
		@Column(name = "payment_method_type") @Enumerated(EnumType.STRING) PaymentMethodType type,
		@Nullable String mandateReference, @Nullable LocalDate debitDate) {

	/** Details of which only the type is known. */
	public static PaymentMethodDetails of(PaymentMethodType paymentMethodType) {
		return new PaymentMethodDetails(paymentMethodType, null, null);
	}

	/** Whether a bank may return it. */
	public boolean isDebit() {
		return this.type == PaymentMethodType.SEPA_DEBIT;
	}

	/** The same, with what was known before and was not told again. */
	public PaymentMethodDetails completedBy(@Nullable PaymentMethodDetails before) {
		if (before == null || before.type != this.type || this.mandateReference != null) {
			return this;
		}
		return before;
	}

}
