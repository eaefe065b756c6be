package org.tragwerk.provider;

/**
 * The provider has executed a command. Published in the transaction that records it.
 */
public record CommandDone(CommandId id, ProviderCommand command) {
}
