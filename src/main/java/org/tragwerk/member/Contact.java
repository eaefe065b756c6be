package org.tragwerk.member;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * How to write to a member.
 */
public record Contact(String email, @Nullable String name, Locale language) {
}
