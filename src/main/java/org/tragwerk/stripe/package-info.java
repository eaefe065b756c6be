/**
 * The only place that speaks with Stripe: notices come in as hints, the truth is fetched.
 */
@ApplicationModule(displayName = "Stripe", allowedDependencies = { "money", "subscription", "pledging", "site" })
@NullMarked
package org.tragwerk.stripe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
