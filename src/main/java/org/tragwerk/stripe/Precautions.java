package org.tragwerk.stripe;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What key and addresses tell before Stripe is asked anything: whether real money could
 * go astray, and what was left as it came.
 */
class Precautions {

	private static final String PLACEHOLDER = "Musterstraße";

	private final Connection connection;

	Precautions(Connection connection) {
		this.connection = connection;
	}

	/** Why a live key must not be used like this, or null if it may. */
	@Nullable String danger() {
		if (!this.connection.stripe().isLive()) {
			return null;
		}
		var apiBase = this.connection.stripe().apiBase();
		if (apiBase != null && !apiBase.isBlank() && !apiBase.startsWith("https://api.stripe.com")) {
			return "The key is a live one, but TRAGWERK_STRIPE_API_BASE leads to " + apiBase + ".";
		}
		return "https".equals(this.connection.baseUrl().getScheme()) ? null
				: "The key is a live one, but TRAGWERK_BASE_URL is no https address: " + this.connection.baseUrl()
						+ ".";
	}

	List<Finding> notes() {
		var notes = new ArrayList<Finding>();
		if (!this.connection.stripe().isLive() && "https".equals(this.connection.baseUrl().getScheme())) {
			notes.add(Finding.note("The key is a test one: no money moves at " + this.connection.baseUrl() + "."));
		}
		if (!this.connection.stripe().writes()) {
			notes.add(Finding.note("TRAGWERK_STRIPE_WRITES=false lets nothing be changed at Stripe."));
		}
		if (this.connection.product().isEmpty()) {
			notes.add(Finding.note("TRAGWERK_STRIPE_PRODUCT is not set."));
		}
		if (!this.connection.hasSecrets()) {
			notes.add(Finding.note("TRAGWERK_STRIPE_WEBHOOK_SECRETS is not set."));
		}
		if (this.connection.imprint().stream().anyMatch((line) -> line.contains(PLACEHOLDER))) {
			notes.add(Finding.note("The imprint is still the built-in example: set TRAGWERK_NEWSPAPER_IMPRINT."));
		}
		return notes;
	}

}
