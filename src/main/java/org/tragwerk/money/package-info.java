/**
 * Values that the other modules calculate with: amounts, intervals, pledges and payment
 * methods.
 * <p>
 * Public types: {@link org.tragwerk.money.Money}, {@link org.tragwerk.money.Interval},
 * {@link org.tragwerk.money.Pledge}, {@link org.tragwerk.money.PaymentMethodType},
 * {@link org.tragwerk.money.PaymentMethodDetails}.
 */
@ApplicationModule(displayName = "Money", allowedDependencies = {})
@NullMarked
package org.tragwerk.money;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
