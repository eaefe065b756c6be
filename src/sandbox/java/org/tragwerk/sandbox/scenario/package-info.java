/**
 * Repeatable scenarios of many readers: the same name, seed and size make the same calls,
 * and in a sandbox with {@code ReplaySettings} the same events.
 */
@NullMarked
package org.tragwerk.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
