/**
 * What banks and the people at Stripe's dashboard do, and how the sandbox's own pages
 * look into the account.
 */
@NullMarked
package org.tragwerk.sandbox.account.dashboard;

import org.jspecify.annotations.NullMarked;
