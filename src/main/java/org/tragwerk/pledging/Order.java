package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Pledge;

/**
 * What a reader asked for in the form, checked and frozen.
 *
 * @param language ISO 639 code of the page
 * @param via the placement that brought the reader
 */
record Order(Pledge pledge, String address, @Nullable String name, String language, @Nullable String campaign,
		@Nullable String via) {
}
