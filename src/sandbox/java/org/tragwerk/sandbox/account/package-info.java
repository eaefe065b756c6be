/**
 * What one Stripe account holds and how it moves: objects, events, clock, collecting and
 * renewing.
 */
@NullMarked
package org.tragwerk.sandbox.account;

import org.jspecify.annotations.NullMarked;
