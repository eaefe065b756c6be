/**
 * Stripe's report runs and their result files.
 */
@NullMarked
package org.tragwerk.sandbox.account.reports;

import org.jspecify.annotations.NullMarked;
