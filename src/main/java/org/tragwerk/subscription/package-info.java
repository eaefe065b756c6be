/**
 * Pledges, the subscriptions they become, their payments, and what we ask the payment
 * provider to do.
 */
@ApplicationModule(displayName = "Subscription", allowedDependencies = { "money", "member", "mail", "site" })
@NullMarked
package org.tragwerk.subscription;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
