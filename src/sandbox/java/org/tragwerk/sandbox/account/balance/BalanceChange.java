package org.tragwerk.sandbox.account.balance;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.StripeObject;

/**
 * A change of the balance, from which a balance transaction is created.
 *
 * @param type Stripe's type of the change
 * @param amount cents, negative for outgoing money
 * @param fee Stripe's fee in cents
 * @param source the charge, refund, dispute or payout that causes it, null for fees
 * without one
 * @param details further fields of the balance transaction
 */
public record BalanceChange(Type type, long amount, long fee, @Nullable StripeObject source, Details details) {

	/** A fee in cents that belongs to no payment; negative cents return a fee. */
	public static BalanceChange fee(long cents, String description) {
		return new BalanceChange(Type.STRIPE_FEE, -cents, 0, null, new Details(null, "eur", description, false));
	}

	static BalanceChange of(Payout payout) {
		return new BalanceChange(Type.PAYOUT, -payout.amount, 0, payout,
				new Details(null, "eur", payout.description, false));
	}

	/** The reversal of a payout that failed or was canceled. */
	static BalanceChange returned(Payout payout, Type type) {
		return new BalanceChange(type, payout.amount, 0, payout, new Details(null, "eur", payout.description, false));
	}

	public long net() {
		return this.amount - this.fee;
	}

	/**
	 * Further fields of a balance transaction.
	 *
	 * @param customer the customer whose payment caused it, null if no payment did
	 * @param description the description shown in the dashboard
	 * @param heldBack whether the funds stay pending for some days
	 */
	public record Details(@Nullable String customer, String currency, @Nullable String description, boolean heldBack) {

	}

	/** Stripe's type and reporting category of a balance transaction. */
	public enum Type {

		CHARGE("charge", "charge"), PAYMENT("payment", "charge"), REFUND("refund", "refund"),
		PAYMENT_REFUND("payment_refund", "refund"), REFUND_FAILURE("refund_failure", "refund_failure"),
		DISPUTE("adjustment", "dispute"), DISPUTE_REVERSAL("adjustment", "dispute_reversal"),
		STRIPE_FEE("stripe_fee", "fee"), PAYOUT("payout", "payout"),
		PAYOUT_FAILURE("payout_failure", "payout_reversal"), PAYOUT_CANCEL("payout_cancel", "payout_reversal");

		final String type;

		public final String category;

		Type(String type, String category) {
			this.type = type;
			this.category = category;
		}

		public boolean isOfPayout() {
			return this.type.startsWith("payout");
		}

	}

}
