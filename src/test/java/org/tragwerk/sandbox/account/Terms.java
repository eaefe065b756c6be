package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the account may do and what Stripe keeps of its payments; the people at the
 * dashboard apply and negotiate for it.
 */
public final class Terms {

	private static final String FEE = "fee_";

	private final Map<String, String> capabilities = new LinkedHashMap<>();

	private final Map<String, Rate> rates = new LinkedHashMap<>();

	private final Map<String, Long> disputeFees = new LinkedHashMap<>(
			Map.of("card", 2_000L, "paypal", 0L, "sepa_debit", 750L));

	Terms() {
		for (var type : List.of("card", "paypal", "sepa_debit")) {
			this.capabilities.put(type + "_payments", "active");
			this.rates.put(type, Rate.published(type));
		}
		this.capabilities.put("transfers", "active");
	}

	/** Each capability with its status, and each fee as percent and cents. */
	public synchronized Map<String, String> all() {
		var all = new LinkedHashMap<>(this.capabilities);
		this.rates.forEach((type, rate) -> all.put(FEE + type, rate.toString()));
		this.disputeFees.forEach((type, cents) -> all.put("dispute_fee_" + type, String.valueOf(cents)));
		return all;
	}

	/**
	 * Sets {@code paypal_payments=inactive}, {@code fee_paypal=2.99+35} or
	 * {@code dispute_fee_card=2000}.
	 */
	public synchronized void set(String name, String value) {
		if (name.startsWith(FEE) && this.rates.containsKey(name.substring(FEE.length()))) {
			this.rates.put(name.substring(FEE.length()), Rate.parse(value));
		}
		else if (name.startsWith("dispute_fee_") && value.matches("\\d{1,9}")) {
			this.disputeFees.put(name.substring("dispute_fee_".length()), Long.valueOf(value));
		}
		else if (this.capabilities.containsKey(name) && value.matches("active|inactive|pending")) {
			this.capabilities.put(name, value);
		}
		else {
			throw new Controls.NotPossible(name + " cannot become " + value + ".");
		}
	}

	synchronized Map<String, String> capabilities() {
		return new LinkedHashMap<>(this.capabilities);
	}

	synchronized boolean offers(String paymentMethod) {
		return "active".equals(this.capabilities.get(paymentMethod + "_payments"));
	}

	synchronized long feeOf(Charge charge) {
		return this.rates.getOrDefault(charge.paymentMethod.means.type(), Rate.published("card")).of(charge);
	}

	synchronized long disputeFeeOf(Charge charge) {
		return this.disputeFees.getOrDefault(charge.paymentMethod.means.type(), 0L);
	}

}
