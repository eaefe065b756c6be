/**
 * The newspaper that readers support: its name, its addresses, its publisher and its
 * colours, as pages, emails and the banner show them.
 * <p>
 * Public types: {@link AccentColor}, the port {@link Appeals}, {@link Brand},
 * {@link Editors}, {@link Newspaper}.
 */
@ApplicationModule(displayName = "Newspaper", allowedDependencies = {})
@NullMarked
package org.tragwerk.newspaper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
