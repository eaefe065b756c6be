/**
 * Signed deliveries to the webhook target, with retries and the faults that deliveries
 * know.
 */
@NullMarked
package org.tragwerk.sandbox.delivery;

import org.jspecify.annotations.NullMarked;
