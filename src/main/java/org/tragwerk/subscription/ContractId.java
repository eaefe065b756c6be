package org.tragwerk.subscription;

import java.util.UUID;

/**
 * Points at a contract from any other module.
 */
public record ContractId(UUID value) {
}
