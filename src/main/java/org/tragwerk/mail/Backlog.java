package org.tragwerk.mail;

/**
 * How many letters lie in the outbox.
 *
 * @param waiting those that are still to be sent
 * @param dead those that were given up
 * @param oldestAge for how many seconds the longest of the waiting ones has waited
 */
record Backlog(double waiting, double dead, double oldestAge) {

	static final Backlog UNKNOWN = new Backlog(Double.NaN, Double.NaN, Double.NaN);

}
