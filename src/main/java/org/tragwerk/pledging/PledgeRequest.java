package org.tragwerk.pledging;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * The pledge form after validation.
 *
 * @param language ISO 639 code of the page
 * @param via the placement from which the reader came
 */
@Embeddable
record PledgeRequest(@Embedded PledgeChoice pledgeChoice, String email, @Nullable String name, String language,
		@Nullable String campaign, @Nullable String via) {
}
