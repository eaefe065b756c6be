/**
 * Payments with their refunds, returns and disputes.
 * <p>
 * Public: the front door {@link Payments}; the events {@link PaymentEvent}; the
 * provider's state, {@link PaymentSnapshot} with {@link PaymentStatus},
 * {@link RefundSnapshot} with {@link RefundStatus} and {@link DisputeSnapshot}; the ids
 * {@link PaymentId}, {@link RefundId} and {@link DisputeId}; and {@link PaymentPurpose}.
 */
@ApplicationModule(displayName = "Payment", allowedDependencies = { "money", "staff", "task" })
@NullMarked
package org.tragwerk.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
