/**
 * Sets up and checks a Stripe account from the command line.
 */
@NamedInterface("setup")
@NullMarked
package org.tragwerk.stripe.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
