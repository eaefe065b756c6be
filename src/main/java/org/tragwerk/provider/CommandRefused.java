package org.tragwerk.provider;

/**
 * A command was finally refused and will not be retried. Published in the transaction
 * that records it.
 *
 * @param reason for operators; contains no personal data
 */
public record CommandRefused(CommandId id, ProviderCommand command, String reason) {
}
