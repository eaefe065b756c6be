package org.tragwerk.task;

import org.jspecify.annotations.Nullable;

/**
 * A task that is due.
 *
 * @param failures how often it failed before
 */
public record Task(String id, @Nullable String payload, int failures) {
}
