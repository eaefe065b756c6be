package org.tragwerk.subscription;

/**
 * The provider is to change something, as soon as this transaction is committed.
 */
public record CommandAsked(Command.Kind kind) {
}
