/**
 * Seeds the account with customers, subscriptions and payments, without publishing
 * events.
 */
@NullMarked
package org.tragwerk.sandbox.account.seeding;

import org.jspecify.annotations.NullMarked;
