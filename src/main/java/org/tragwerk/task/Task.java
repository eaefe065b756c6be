package org.tragwerk.task;

/**
 * A task that is due.
 *
 * @param failures how often it failed before
 */
public record Task(String id, int failures) {
}
