package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * Makes a run repeatable: ids follow from the seed, and the clock only moves when it is
 * advanced.
 */
public record ReplaySettings(long seed, Instant from) {

}
