/**
 * A Stripe sandbox: a server with its own clock and state, which shares no code with the
 * product. {@code src/sandbox/README.md} lists what it simulates, with the test of each
 * behaviour.
 */
@NullMarked
package org.tragwerk.sandbox;

import org.jspecify.annotations.NullMarked;
