/**
 * Takes webhook events in: verified, stored, the customer marked for a sync.
 */
@NullMarked
package org.tragwerk.stripe.webhook;

import org.jspecify.annotations.NullMarked;
