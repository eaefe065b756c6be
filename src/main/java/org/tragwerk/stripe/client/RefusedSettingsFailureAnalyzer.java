package org.tragwerk.stripe.client;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports refused settings in one sentence instead of a stack trace.
 */
class RefusedSettingsFailureAnalyzer extends AbstractFailureAnalyzer<RefusedSettingsException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, RefusedSettingsException cause) {
		return new FailureAnalysis(cause.getMessage(),
				"Change the environment; README says where to find each setting.", cause);
	}

}
