/**
 * The only place that speaks with Stripe. Webhook events are hints; the present state is
 * fetched. Nobody depends on this module: it implements the ports
 * {@link org.tragwerk.pledging.Checkouts} and
 * {@link org.tragwerk.provider.PaymentProvider}, and what is public here is so for its
 * own sub-packages.
 */
@ApplicationModule(displayName = "Stripe",
		allowedDependencies = { "money", "provider", "subscription", "pledging", "site", "task" })
@NullMarked
package org.tragwerk.stripe;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
