package org.tragwerk.subscription;

import java.util.UUID;

/**
 * Points at a payment from any other module.
 */
public record PaymentId(UUID value) {
}
