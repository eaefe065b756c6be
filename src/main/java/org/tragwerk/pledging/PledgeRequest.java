package org.tragwerk.pledging;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodType;

/**
 * The pledge form after validation.
 *
 * @param paymentMethod the chosen payment method, null if the reader chooses at Checkout
 * @param language ISO 639 code of the page
 * @param via the placement from which the reader came
 */
@Embeddable
record PledgeRequest(@Embedded PledgeChoice pledgeChoice,
		@Enumerated(EnumType.STRING) @Nullable PaymentMethodType paymentMethod, String email, @Nullable String name,
		String language, @Nullable String campaign, @Nullable String via) {
}
