package org.tragwerk.member;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The email address, name and language to use in an email to a member.
 */
public record Contact(String email, @Nullable String name, Locale language) {
}
