package org.tragwerk.sandbox.account.balance;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.StripeObject;

/**
 * Why and by how much the balance changes.
 *
 * @param type Stripe's type of the change
 * @param amount cents that come, negative if they go
 * @param fee cents that Stripe keeps besides
 * @param source what moves the money, null for fees that belong to no payment
 * @param details what else is known of it
 */
public record BalanceChange(Type type, long amount, long fee, @Nullable StripeObject source, Details details) {

	/** A fee in cents that belongs to no payment, negative if it is returned. */
	public static BalanceChange fee(long cents, String description) {
		return new BalanceChange(Type.STRIPE_FEE, -cents, 0, null, new Details(null, "eur", description, false));
	}

	static BalanceChange of(Payout payout) {
		return new BalanceChange(Type.PAYOUT, -payout.amount, 0, payout,
				new Details(null, "eur", payout.description, false));
	}

	/** A payout that did not arrive, or was called back. */
	static BalanceChange returned(Payout payout, Type type) {
		return new BalanceChange(type, payout.amount, 0, payout, new Details(null, "eur", payout.description, false));
	}

	public long net() {
		return this.amount - this.fee;
	}

	/**
	 * What else is known of a change.
	 *
	 * @param customer whose payment is behind it, null if it is about no payment
	 * @param description what stands there for people
	 * @param heldBack whether Stripe holds the money back for some days
	 */
	public record Details(@Nullable String customer, String currency, @Nullable String description, boolean heldBack) {

	}

	/** Stripe's type of a balance transaction, and its category for accounting. */
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
