/**
 * One Stripe account: its objects in tables, its clock with the scheduled tasks, its
 * settings and events.
 */
@NullMarked
package org.tragwerk.sandbox.account.core;

import org.jspecify.annotations.NullMarked;
