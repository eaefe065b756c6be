/**
 * The provider's fees, and what a payment is worth after them.
 * <p>
 * Public types: {@link NetAmounts}.
 */
@ApplicationModule(displayName = "Fee", allowedDependencies = "money")
@NullMarked
package org.tragwerk.fee;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
