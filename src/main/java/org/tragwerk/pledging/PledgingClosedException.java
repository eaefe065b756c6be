package org.tragwerk.pledging;

/**
 * No new pledges are taken for now.
 */
class PledgingClosedException extends RuntimeException {

}
