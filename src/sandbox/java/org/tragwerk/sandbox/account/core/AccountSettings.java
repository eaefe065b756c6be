package org.tragwerk.sandbox.account.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The account's capabilities, fees and settings, which Stripe shows in its dashboard.
 */
public final class AccountSettings {

	private static final String FEE = "fee_";

	private static final String OWN_DOMAIN = "stripe";

	private static final Map<String, String> POSSIBLE = Map.of("adaptive_pricing", "on|off", "after_retries",
			"cancel|mark_unpaid|leave_past_due", "booked_after", "\\d{1,7}", "checkout_domain",
			OWN_DOMAIN + "|https?://[\\w.:\\[\\]-]+", "contest_fee", "\\d{1,6}", "display_name", ".{1,60}",
			"first_debit", "active|incomplete", "payouts", "daily|manual", "renewal_debit", "active|past_due",
			"usage_fee", "\\d(\\.\\d{1,2})?");

	private final Map<String, String> capabilities = new LinkedHashMap<>();

	private final Map<String, FeeRate> rates = new LinkedHashMap<>();

	private final Map<String, Long> disputeFees = new LinkedHashMap<>(
			Map.of("card", 2_000L, "paypal", 0L, "sepa_debit", 750L));

	private final Map<String, String> settings = new LinkedHashMap<>();

	AccountSettings() {
		for (var type : List.of("card", "paypal", "sepa_debit")) {
			this.capabilities.put(type + "_payments", "active");
		}
		for (var rate : List.of("card", "card_premium", "card_british", "card_international", "paypal", "sepa_debit")) {
			this.rates.put(rate, FeeRate.published(rate));
		}
		this.capabilities.put("transfers", "active");
		this.settings.put("adaptive_pricing", "on");
		this.settings.put("after_retries", "cancel");
		this.settings.put("booked_after", "2");
		this.settings.put("checkout_domain", OWN_DOMAIN);
		this.settings.put("contest_fee", "2000");
		this.settings.put("display_name", "Sandbox");
		this.settings.put("first_debit", "active");
		this.settings.put("payouts", "daily");
		this.settings.put("renewal_debit", "active");
		this.settings.put("usage_fee", "0.7");
	}

	/** Each capability with its status, each setting, and each fee. */
	public synchronized Map<String, String> all() {
		var all = new LinkedHashMap<>(this.capabilities);
		all.putAll(this.settings);
		this.rates.forEach((type, rate) -> all.put(FEE + type, rate.toString()));
		this.disputeFees.forEach((type, cents) -> all.put("dispute_fee_" + type, String.valueOf(cents)));
		return all;
	}

	/**
	 * Sets {@code paypal_payments=inactive}, {@code fee_paypal=2.99+35},
	 * {@code dispute_fee_card=2000} or one of the settings: {@code adaptive_pricing} (on,
	 * off: whether sessions that do not say let payers choose their currency),
	 * {@code after_retries} (cancel, mark_unpaid, leave_past_due), {@code booked_after}
	 * (seconds until a payment's balance transaction is created), {@code checkout_domain}
	 * (stripe, or the address of a domain of one's own), {@code contest_fee} (cents),
	 * {@code display_name} (the account's name on the hosted pages), {@code first_debit}
	 * (the subscription's status while the first debit is pending: active, incomplete),
	 * {@code payouts} (daily, manual), {@code renewal_debit} (active, past_due),
	 * {@code usage_fee} (percent).
	 */
	public synchronized void set(String name, String value) {
		if (name.startsWith(FEE) && this.rates.containsKey(name.substring(FEE.length()))) {
			this.rates.put(name.substring(FEE.length()), FeeRate.parse(value));
		}
		else if (name.startsWith("dispute_fee_") && value.matches("\\d{1,9}")) {
			this.disputeFees.put(name.substring("dispute_fee_".length()), Long.valueOf(value));
		}
		else if (this.capabilities.containsKey(name) && value.matches("active|inactive|pending")) {
			this.capabilities.put(name, value);
		}
		else if (this.settings.containsKey(name) && value.matches(POSSIBLE.getOrDefault(name, ""))) {
			this.settings.put(name, value);
		}
		else {
			throw new NotPossibleException(name + " cannot become " + value + ".");
		}
	}

	synchronized Map<String, String> capabilities() {
		return new LinkedHashMap<>(this.capabilities);
	}

	public synchronized boolean offers(String paymentMethod) {
		return "active".equals(this.capabilities.get(paymentMethod + "_payments"));
	}

	/** Whether sessions that do not say so let payers choose their currency. */
	public boolean hasAdaptivePricing() {
		return setting("adaptive_pricing").equals("on");
	}

	/** The address under which the hosted pages are shown, given Stripe's own. */
	public String checkoutAddress(String own) {
		var domain = setting("checkout_domain");
		return domain.equals(OWN_DOMAIN) ? own : domain;
	}

	/** The account's name on the hosted pages. */
	public String displayName() {
		return setting("display_name");
	}

	public FailedRetriesPolicy failedRetriesPolicy() {
		return FailedRetriesPolicy.valueOf(setting("after_retries").toUpperCase(Locale.ROOT));
	}

	/** Seconds from a payment to the creation of its balance transaction. */
	public long bookedAfter() {
		return Long.parseLong(setting("booked_after"));
	}

	public boolean paysOutDaily() {
		return setting("payouts").equals("daily");
	}

	/** The status of a new subscription while its first debit is pending. */
	public String whileFirstDebit() {
		return setting("first_debit");
	}

	/** The status of a renewed subscription while its debit is pending. */
	public String whileRenewalDebit() {
		return setting("renewal_debit");
	}

	public long contestFee() {
		return Long.parseLong(setting("contest_fee"));
	}

	/** The usage fee in cents of a volume of subscription payments in cents. */
	public long usageFeeOf(long cents) {
		return new BigDecimal(setting("usage_fee")).multiply(BigDecimal.valueOf(cents))
			.movePointLeft(2)
			.setScale(0, RoundingMode.HALF_UP)
			.longValueExact();
	}

	/** The fee in cents of a payment in cents, by the name of its rate. */
	public synchronized long feeOf(String rate, long cents) {
		return this.rates.getOrDefault(rate, FeeRate.published("card")).of(cents);
	}

	/** The fee of a dispute in cents, by the type of its payment method. */
	public synchronized long disputeFeeOf(String paymentMethod) {
		return this.disputeFees.getOrDefault(paymentMethod, 0L);
	}

	private synchronized String setting(String name) {
		return Objects.requireNonNull(this.settings.get(name));
	}

	/** The change of a subscription whose last retry has failed. */
	public enum FailedRetriesPolicy {

		CANCEL, MARK_UNPAID, LEAVE_PAST_DUE

	}

}
