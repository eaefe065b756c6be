package org.tragwerk.stripe.client;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports the missing settings in one sentence instead of a stack trace.
 */
class MissingSettingsFailureAnalyzer extends AbstractFailureAnalyzer<MissingSettingsException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, MissingSettingsException cause) {
		return new FailureAnalysis(cause.getMessage(), "Set it in the environment; README says where to find it.",
				cause);
	}

}
