package org.tragwerk.subscription;

import java.util.UUID;

/**
 * The id of a contract: that of its subscription or gift.
 */
public record ContractId(UUID value) {
}
