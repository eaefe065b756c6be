package org.tragwerk.pledging;

/**
 * No new pledges are accepted for now.
 */
class PledgingClosedException extends RuntimeException {

}
