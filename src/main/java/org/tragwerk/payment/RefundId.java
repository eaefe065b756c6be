package org.tragwerk.payment;

import java.util.UUID;

/**
 * The id of a refund.
 */
public record RefundId(UUID value) {
}
