/**
 * Executes at Stripe what it is asked to change.
 */
@NullMarked
package org.tragwerk.stripe.command;

import org.jspecify.annotations.NullMarked;
