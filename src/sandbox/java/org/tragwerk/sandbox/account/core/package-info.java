/**
 * One Stripe account: its objects in tables, its clock, the agenda of what happens when,
 * and its events.
 */
@NullMarked
package org.tragwerk.sandbox.account.core;

import org.jspecify.annotations.NullMarked;
