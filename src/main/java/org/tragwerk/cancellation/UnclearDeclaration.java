package org.tragwerk.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * A declaration that waits for people.
 *
 * @param cause the name of a {@link Handling.Cause}; null if a mailed link was not
 * followed
 */
record UnclearDeclaration(Declaration declaration, @Nullable String cause) {
}
