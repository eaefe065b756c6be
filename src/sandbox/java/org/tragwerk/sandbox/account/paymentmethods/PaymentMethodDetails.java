package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The type-specific part of a payment method: card, SEPA debit or PayPal. */
public sealed interface PaymentMethodDetails permits Card, SepaDebit, Paypal {

	/** Stripe's payment method type. */
	String type();

	/** The name of its fee rate. */
	default String rate() {
		return type();
	}

	/** The last four digits of the card number or IBAN, empty for PayPal. */
	String last4();

	/** The type-specific hash of the payment method. */
	Map<String, Object> renderPaymentMethod();

	/** The type-specific hash of a charge's {@code payment_method_details}. */
	Map<String, Object> renderCharge(ChargeContext use);

	/** The failure reported for a declined payment. */
	PaymentFailure failure();

	/** Whether the result of a payment is known only days later. */
	default boolean isDelayed() {
		return false;
	}

	/**
	 * Whether its payments always fail, as those of some of Stripe's test payment methods
	 * do.
	 */
	default boolean alwaysFails() {
		return false;
	}

	/**
	 * Seconds until the result of a payment is known, null if it is known after some
	 * business days.
	 */
	default @Nullable Long settlesAfter() {
		return null;
	}

	/** Whether each payment is disputed as soon as it has its balance transaction. */
	default boolean isAlwaysDisputed() {
		return false;
	}

	/** The prefix of its charges' ids, which differs between cards and other types. */
	default String chargePrefix() {
		return "py_3";
	}

	/** The type-specific hash of its mandate, empty if it needs none. */
	default Map<String, Object> renderMandate(String reference) {
		throw new IllegalStateException(type() + " needs no mandate");
	}

	default boolean needsMandate() {
		return false;
	}

	/**
	 * The fields of a charge that its payment method details depend on.
	 *
	 * @param id of the charge
	 * @param amount cents
	 * @param authenticated whether the payer was authenticated (3-D Secure)
	 * @param expectedDebitDate the day on which a bank account will be debited
	 */
	record ChargeContext(String id, long amount, boolean failed, boolean authenticated,
			@Nullable String expectedDebitDate, PaymentMethod method) {

	}

}
