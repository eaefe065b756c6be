/**
 * Access to Stripe's API: clients, rate limits, errors, settings and the worker pool of
 * background calls.
 */
@NullMarked
package org.tragwerk.stripe.client;

import org.jspecify.annotations.NullMarked;
