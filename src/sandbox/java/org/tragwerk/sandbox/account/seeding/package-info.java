/**
 * Fills the account with a past without publishing events.
 */
@NullMarked
package org.tragwerk.sandbox.account.seeding;

import org.jspecify.annotations.NullMarked;
