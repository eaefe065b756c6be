package org.tragwerk.cancellation;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Who declares something: proved by nothing so far.
 *
 * @param reference of the contract, as typed
 * @param address where the confirmation goes
 */
record Declarant(String name, @Nullable String reference, String address, Locale language) {
}
