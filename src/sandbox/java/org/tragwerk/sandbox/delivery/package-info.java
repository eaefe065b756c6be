/**
 * Signed deliveries to the webhook target, with retries and injected faults.
 */
@NullMarked
package org.tragwerk.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
