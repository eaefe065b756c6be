package org.tragwerk.subscription;

/**
 * What a member promises: an amount, and the rhythm in which it is collected.
 */
public record Pledge(Money amount, Interval interval) {
}
