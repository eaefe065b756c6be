package org.tragwerk.subscription;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a subscription.
 *
 * @param attemptId the attempt that created it, null for any other origin
 */
@Embeddable
record Origin(@Column(name = "origin") @Enumerated(EnumType.STRING) Kind kind, @Nullable UUID attemptId) {

	static Origin attempt(UUID attempt) {
		return new Origin(Kind.ATTEMPT, attempt);
	}

	/**
	 * The kinds of origins.
	 */
	enum Kind {

		/** Created by a reader with the pledge form. */
		ATTEMPT,

		/** Imported from another system. */
		IMPORT,

		/** Entered by staff. */
		MANUAL

	}

}
