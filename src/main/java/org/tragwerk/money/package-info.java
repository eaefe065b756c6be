/**
 * Values that the other modules calculate with: amounts, intervals, pledges and payment
 * methods.
 * <p>
 * Public types: {@link BankDays}, {@link Interval}, {@link Money},
 * {@link PaymentMethodDetails}, {@link PaymentMethodType}, {@link Pledge},
 * {@link TypedAmount}.
 */
@ApplicationModule(displayName = "Money", allowedDependencies = {})
@NullMarked
package org.tragwerk.money;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
