/**
 * The actions of banks and of Stripe's dashboard, and the data of the sandbox's own
 * pages.
 */
@NullMarked
package org.tragwerk.sandbox.account.dashboard;

import org.jspecify.annotations.NullMarked;
