/**
 * Invoices with their lines and payments, as Stripe renders them.
 */
@NullMarked
package org.tragwerk.sandbox.account.invoices;

import org.jspecify.annotations.NullMarked;
