/**
 * One Stripe account, in the chapters of Stripe's API, each built on those before it:
 * core, payment methods, customers, products, balance, payments, invoices, subscriptions,
 * checkout, portal, reports, webhooks. Seeding and the dashboard stand above them.
 */
@NullMarked
package org.tragwerk.sandbox.account;

import org.jspecify.annotations.NullMarked;
