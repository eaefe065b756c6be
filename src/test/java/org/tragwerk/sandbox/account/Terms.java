package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the account may do; the people at the dashboard apply for it. */
public final class Terms {

	private final Map<String, String> capabilities = new LinkedHashMap<>(Map.of("card_payments", "active",
			"paypal_payments", "active", "sepa_debit_payments", "active", "transfers", "active"));

	/** Each capability with its status: active, inactive or pending. */
	public synchronized Map<String, String> capabilities() {
		return new LinkedHashMap<>(this.capabilities);
	}

	/** Grants or takes away a capability. */
	public synchronized void grant(String capability, String status) {
		if (!this.capabilities.containsKey(capability) || !status.matches("active|inactive|pending")) {
			throw new Controls.NotPossible("No capability " + capability + " could become " + status + ".");
		}
		this.capabilities.put(capability, status);
	}

	synchronized boolean offers(String paymentMethod) {
		return "active".equals(this.capabilities.get(paymentMethod + "_payments"));
	}

}
