/**
 * The only module that calls Stripe. Webhook events are hints; the current state is
 * fetched. No module depends on this one: it implements the ports
 * {@link org.tragwerk.pledging.Checkouts} and
 * {@link org.tragwerk.provider.PaymentProvider}, and its types are public only for its
 * own sub-packages.
 */
@ApplicationModule(displayName = "Stripe",
		allowedDependencies = { "money", "payment", "provider", "subscription", "pledging", "newspaper", "site",
				"staff", "task" })
@NullMarked
package org.tragwerk.stripe;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
