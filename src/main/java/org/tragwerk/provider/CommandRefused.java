package org.tragwerk.provider;

/**
 * A command will not be executed. Published in the transaction that records it.
 *
 * @param reason for operators; it names no person
 */
public record CommandRefused(CommandId id, ProviderCommand command, String reason) {
}
