package org.tragwerk.pledging;

/**
 * No new pledges are taken for now, because somebody said so.
 */
class PledgingClosedException extends RuntimeException {

}
