package org.tragwerk.member;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How to write to a member.
 */
public record Contact(String address, @Nullable String name, Locale language) {
}
