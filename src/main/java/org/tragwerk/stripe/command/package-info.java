/**
 * Executes the commands of {@code provider} at Stripe.
 */
@NullMarked
package org.tragwerk.stripe.command;

import org.jspecify.annotations.NullMarked;
