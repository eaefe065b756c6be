package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The type-specific part of a payment method: card, SEPA debit or PayPal. */
public sealed interface PaymentMethodDetails permits Card, SepaDebit, Paypal {

	/** Stripe's payment method type. */
	String type();

	/** The name of the rate that Stripe takes for it. */
	default String rate() {
		return type();
	}

	/** The digits by which the payer knows it, empty if it has none. */
	String last4();

	/** What the payment method shows of it. */
	Map<String, Object> renderPaymentMethod();

	/** What a charge shows of it. */
	Map<String, Object> renderCharge(ChargeContext use);

	/** The usual failure. */
	PaymentFailure failure();

	/** Whether it takes days until a debit is known to have succeeded. */
	default boolean isDelayed() {
		return false;
	}

	/** Whether its payments always fail, as with some of Stripe's test methods. */
	default boolean alwaysFails() {
		return false;
	}

	/** After how many seconds the result is known, null if only the bank's days count. */
	default @Nullable Long settlesAfter() {
		return null;
	}

	/** Whether each payment is disputed as soon as it is booked. */
	default boolean isAlwaysDisputed() {
		return false;
	}

	/** Charges of cards have ids of their own. */
	default String chargePrefix() {
		return "py_3";
	}

	/** What the mandate shows of it, if it needs a mandate. */
	default Map<String, Object> renderMandate(String reference) {
		throw new IllegalStateException(type() + " needs no mandate");
	}

	default boolean needsMandate() {
		return false;
	}

	/**
	 * A charge, as far as its payment method shows it.
	 *
	 * @param id of the charge
	 * @param amount cents
	 * @param authenticated whether the payer has proved to be the card's owner
	 * @param expectedDebitDate the day on which a bank account will be debited
	 */
	record ChargeContext(String id, long amount, boolean failed, boolean authenticated,
			@Nullable String expectedDebitDate, PaymentMethod method) {

	}

}
