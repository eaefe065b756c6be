/**
 * Stripe's chapter on billing: subscriptions, schedules, invoices, test clocks, and how
 * periods are renewed and collected.
 */
@NullMarked
package org.tragwerk.sandbox.account.subscriptions;

import org.jspecify.annotations.NullMarked;
