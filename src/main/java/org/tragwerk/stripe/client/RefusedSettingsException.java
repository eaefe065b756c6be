package org.tragwerk.stripe.client;

import java.util.List;

/**
 * Settings with which the application must not start, as a sentence for the operator.
 */
class RefusedSettingsException extends IllegalStateException {

	RefusedSettingsException(String sentence) {
		super(sentence);
	}

	static RefusedSettingsException missing(List<String> names) {
		return new RefusedSettingsException("Tragwerk does not start without " + String.join(" and ", names) + ".");
	}

}
