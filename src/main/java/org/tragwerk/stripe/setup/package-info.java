/**
 * Connects a Stripe account from the command line and checks the connection.
 */
@NamedInterface("setup")
@NullMarked
package org.tragwerk.stripe.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
