package org.tragwerk.stripe.client;

import java.util.List;

/**
 * Settings without which no start is safe.
 */
class MissingSettingsException extends IllegalStateException {

	MissingSettingsException(List<String> names) {
		super("Tragwerk does not start without " + String.join(" and ", names) + ".");
	}

}
