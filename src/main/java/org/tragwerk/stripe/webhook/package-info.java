/**
 * Receives webhook events: verifies their signatures, stores them and marks their
 * customers for a sync.
 */
@NullMarked
package org.tragwerk.stripe.webhook;

import org.jspecify.annotations.NullMarked;
