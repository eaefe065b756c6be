package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.core.OrderedMap;

/** A SEPA bank account, known by its IBAN. */
public record SepaDebit(String iban) implements PaymentMethodDetails {

	/** Stripe's test IBAN whose debits succeed. */
	public static final String TEST_IBAN = "DE89370400440532013000";

	/** The maximum amount of one debit, in cents. */
	public static final long MOST = 1_000_000;

	private static final Long SOON = 180L;

	public static SepaDebit of(String written) {
		var iban = written.replace(" ", "").toUpperCase(Locale.ROOT);
		if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
			throw new NotPossibleException("Not an IBAN: " + written);
		}
		return new SepaDebit(iban);
	}

	@Override
	public String type() {
		return "sepa_debit";
	}

	@Override
	public Map<String, Object> renderPaymentMethod() {
		return OrderedMap.of("bank_code", bankCode(), "branch_code", "", "country", country(), "fingerprint",
				fingerprint(), "generated_from", OrderedMap.of("charge", null, "setup_attempt", null), "last4",
				last4());
	}

	@Override
	public Map<String, Object> renderCharge(ChargeContext use) {
		return OrderedMap.of("bank_code", bankCode(), "branch_code", "", "country", country(), "expected_debit_date",
				use.expectedDebitDate(), "fingerprint", fingerprint(), "last4", last4(), "mandate",
				use.method().mandate);
	}

	@Override
	public PaymentFailure failure() {
		return new PaymentFailure("insufficient_funds", "insufficient_funds",
				"The bank account does not hold enough to cover the debit.");
	}

	@Override
	public boolean isDelayed() {
		return true;
	}

	@Override
	public boolean needsMandate() {
		return true;
	}

	@Override
	public Map<String, Object> renderMandate(String reference) {
		return OrderedMap.of("reference", reference, "url",
				"https://hooks.stripe.test/adapter/sepa_debit/file/" + reference);
	}

	/** Whether it is one of Stripe's test IBANs whose debits fail. */
	@Override
	public boolean alwaysFails() {
		return this.iban.endsWith("013001") || this.iban.endsWith("013004");
	}

	@Override
	public @Nullable Long settlesAfter() {
		return (this.iban.endsWith("013003") || this.iban.endsWith("013004")) ? SOON : null;
	}

	@Override
	public boolean isAlwaysDisputed() {
		return this.iban.endsWith("013002");
	}

	private String bankCode() {
		return this.iban.substring(4, 12);
	}

	private String country() {
		return this.iban.substring(0, 2);
	}

	@Override
	public String last4() {
		return this.iban.substring(this.iban.length() - 4);
	}

	private String fingerprint() {
		return "SEPA%012X".formatted(this.iban.hashCode() & 0xffffffffL);
	}

}
