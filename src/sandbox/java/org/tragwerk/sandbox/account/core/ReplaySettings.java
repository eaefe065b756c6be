package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * A life that happens in the same way each time: ids follow from the seed, and time
 * stands still where nobody moves it.
 */
public record ReplaySettings(long seed, Instant from) {

}
