/**
 * One Stripe account, with a package for each part of Stripe's API, each built on those
 * before it: core, payment methods, customers, products, balance, payments, invoices,
 * subscriptions, checkout, portal, reports, webhooks; above them seeding and dashboard.
 */
@NullMarked
package org.tragwerk.sandbox.account;

import org.jspecify.annotations.NullMarked;
