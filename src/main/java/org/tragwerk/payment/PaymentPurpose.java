package org.tragwerk.payment;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a payment pays.
 *
 * @param id the id of the subscription or gift
 */
@Embeddable
public record PaymentPurpose(@Column(name = "purpose") @Enumerated(EnumType.STRING) Kind kind,
		@Column(name = "purpose_id") UUID id) {

	/** A payment for a subscription. */
	public static PaymentPurpose subscription(UUID id) {
		return new PaymentPurpose(Kind.SUBSCRIPTION, id);
	}

	/** The payment of a gift. */
	public static PaymentPurpose gift(UUID id) {
		return new PaymentPurpose(Kind.GIFT, id);
	}

	/** Whether a gift is paid. */
	public boolean isGift() {
		return this.kind == Kind.GIFT;
	}

	/**
	 * The kinds of what is paid.
	 */
	public enum Kind {

		/** A billing period of a subscription. */
		SUBSCRIPTION,

		/** A gift. */
		GIFT

	}

}
