package org.tragwerk.subscription;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a reader promised before there was a subscription.
 *
 * @param doubled whether the same reader went through with another promise beside it
 */
public record Promise(String address, @Nullable String name, Locale language, boolean doubled) {
}
