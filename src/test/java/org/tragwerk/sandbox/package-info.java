/**
 * A Stripe to try the product against: its own server, its own clock, its own state, and
 * nothing shared with the product.
 */
@NullMarked
package org.tragwerk.sandbox;

import org.jspecify.annotations.NullMarked;
