/**
 * Stripe's customer portal: configurations, sessions and the hosted page.
 */
@NullMarked
package org.tragwerk.sandbox.account.portal;

import org.jspecify.annotations.NullMarked;
