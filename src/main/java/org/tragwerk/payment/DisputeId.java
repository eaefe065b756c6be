package org.tragwerk.payment;

import java.util.UUID;

/**
 * The id of a dispute.
 */
public record DisputeId(UUID value) {
}
