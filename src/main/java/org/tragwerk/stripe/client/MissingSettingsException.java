package org.tragwerk.stripe.client;

import java.util.List;

/**
 * Required settings are missing, and the application must not start without them.
 */
class MissingSettingsException extends IllegalStateException {

	MissingSettingsException(List<String> names) {
		super("Tragwerk does not start without " + String.join(" and ", names) + ".");
	}

}
