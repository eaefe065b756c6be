/**
 * How a reader comes to a pledge: the form, the attempt that is written down before the
 * provider hears of it, and the way to Checkout and back.
 */
@ApplicationModule(displayName = "Pledging",
		allowedDependencies = { "money", "provider", "subscription", "member", "mail", "site", "task" })
@NullMarked
package org.tragwerk.pledging;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
