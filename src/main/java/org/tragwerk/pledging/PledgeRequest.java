package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;

/**
 * What a reader asked for in the form, checked and frozen.
 *
 * @param language ISO 639 code of the page
 * @param via the placement that brought the reader
 */
record PledgeRequest(PledgeChoice pledgeChoice, String email, @Nullable String name, String language,
		@Nullable String campaign, @Nullable String via) {
}
