/**
 * Pledges and gifts of readers: the form, the attempt that is stored before the provider
 * is called, Checkout, and the pages after it.
 * <p>
 * Public types: {@link Attempts}, {@link CheckoutRequest}, {@link CheckoutSession},
 * {@link CheckoutSnapshot}, {@link Checkouts}, {@link PledgeChoice}.
 */
@ApplicationModule(displayName = "Pledging",
		allowedDependencies = { "money", "fee", "provider", "subscription", "member", "mail", "newspaper", "site",
				"task" })
@NullMarked
package org.tragwerk.pledging;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
