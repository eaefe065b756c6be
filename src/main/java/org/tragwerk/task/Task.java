package org.tragwerk.task;

/**
 * A task that is due.
 *
 * @param failures the number of failed attempts so far
 */
public record Task(String id, int failures) {
}
