/**
 * Named stories of many readers that can be played again: the same name, seed and size
 * bring the same life, and in a sandbox with a replay of its own the same events.
 */
@NullMarked
package org.tragwerk.sandbox.scenario;

import org.jspecify.annotations.NullMarked;
