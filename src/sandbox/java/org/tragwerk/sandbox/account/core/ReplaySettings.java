package org.tragwerk.sandbox.account.core;

import java.time.Instant;

/**
 * Makes a run repeatable: ids are generated from the seed, and the clock starts at
 * {@code from} and moves only when it is advanced.
 */
public record ReplaySettings(long seed, Instant from) {

}
