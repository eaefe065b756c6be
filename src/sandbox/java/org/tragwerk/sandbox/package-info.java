/**
 * A Stripe sandbox: its own server, clock and state, and nothing shared with the product.
 * What it does, and which test shows it, stands in {@code src/sandbox/README.md}.
 */
@NullMarked
package org.tragwerk.sandbox;

import org.jspecify.annotations.NullMarked;
