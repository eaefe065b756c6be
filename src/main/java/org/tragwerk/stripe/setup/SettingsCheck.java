package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Checks the settings before any call to Stripe: whether a live key is combined with test
 * settings, and which defaults were not changed.
 */
class SettingsCheck {

	private static final String PLACEHOLDER = "Musterstraße";

	private final ConnectionSettings connectionSettings;

	SettingsCheck(ConnectionSettings connectionSettings) {
		this.connectionSettings = connectionSettings;
	}

	/**
	 * The reason why a live key must not be used with these settings, or null if there is
	 * none.
	 */
	@Nullable String unsafeLiveKey() {
		return this.connectionSettings.stripe().unsafeLiveKey(this.connectionSettings.baseUrl());
	}

	List<CheckResult> hints() {
		var hints = new ArrayList<CheckResult>();
		if (!this.connectionSettings.stripe().isLive()
				&& "https".equals(this.connectionSettings.baseUrl().getScheme())) {
			hints.add(CheckResult
				.hint("The key is a test one: no money moves at " + this.connectionSettings.baseUrl() + "."));
		}
		if (!this.connectionSettings.stripe().writes()) {
			hints.add(CheckResult.hint("TRAGWERK_STRIPE_WRITES=false lets nothing be changed at Stripe."));
		}
		if (this.connectionSettings.product().isEmpty()) {
			hints.add(CheckResult.hint("TRAGWERK_STRIPE_PRODUCT is not set."));
		}
		if (!this.connectionSettings.hasSecrets()) {
			hints.add(CheckResult.hint("TRAGWERK_STRIPE_WEBHOOK_SECRETS is not set."));
		}
		if (this.connectionSettings.site()
			.newspaper()
			.imprint()
			.stream()
			.anyMatch((line) -> line.contains(PLACEHOLDER))) {
			hints.add(CheckResult.hint("The imprint is still the built-in example: set TRAGWERK_NEWSPAPER_IMPRINT."));
		}
		return hints;
	}

}
