/**
 * Stripe Billing: subscriptions, schedules, invoices and test clocks, and the renewal and
 * collection of periods.
 */
@NullMarked
package org.tragwerk.sandbox.account.subscriptions;

import org.jspecify.annotations.NullMarked;
