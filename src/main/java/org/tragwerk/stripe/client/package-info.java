/**
 * Speaks with Stripe: client, rate limits, errors, settings, and the threads that call it
 * in the background.
 */
@NullMarked
package org.tragwerk.stripe.client;

import org.jspecify.annotations.NullMarked;
