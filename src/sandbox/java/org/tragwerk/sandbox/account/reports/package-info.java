/**
 * Stripe's chapter on report runs and their files.
 */
@NullMarked
package org.tragwerk.sandbox.account.reports;

import org.jspecify.annotations.NullMarked;
