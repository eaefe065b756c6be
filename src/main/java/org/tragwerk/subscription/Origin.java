package org.tragwerk.subscription;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription grew from.
 *
 * @param attemptId set exactly when it is one that a reader signed up with
 */
@Embeddable
record Origin(@Column(name = "origin") @Enumerated(EnumType.STRING) Kind kind, @Nullable UUID attemptId) {

	static Origin attempt(UUID attempt) {
		return new Origin(Kind.ATTEMPT, attempt);
	}

	/**
	 * Where a subscription comes from.
	 */
	enum Kind {

		/** A reader signed up on our form. */
		ATTEMPT,

		/** It ran elsewhere before. */
		IMPORT,

		/** Somebody of ours entered it. */
		MANUAL

	}

}
