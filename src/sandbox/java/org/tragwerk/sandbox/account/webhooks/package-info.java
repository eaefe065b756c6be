/**
 * Stripe's webhook endpoints and events.
 */
@NullMarked
package org.tragwerk.sandbox.account.webhooks;

import org.jspecify.annotations.NullMarked;
