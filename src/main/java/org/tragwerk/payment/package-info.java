/**
 * Payments with their refunds, returns and disputes.
 * <p>
 * Public: the front door {@link Payments}; the events {@link PaymentEvent}; the
 * provider's state, {@link PaymentSnapshot} with {@link PaymentStatus} and
 * {@link Dispute}; {@link PaymentId} and {@link PaymentPurpose}.
 */
@ApplicationModule(displayName = "Payment", allowedDependencies = { "money" })
@NullMarked
package org.tragwerk.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
