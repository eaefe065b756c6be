package org.tragwerk.staff;

/**
 * The kinds of staff tasks, each with the reason for it.
 */
public enum StaffTaskKind {

	/** A payment was disputed; evidence is due, or the dispute was decided. */
	PAYMENT_DISPUTED,

	/** A bank returned a debit. */
	PAYMENT_RETURNED,

	/** A provider suspects that a payment is fraudulent. */
	FRAUD_WARNING,

	/** A refund failed, so that its money is still owed to the payer. */
	REFUND_FAILED,

	/**
	 * A refund has been pending for so long that the payer may not get the money in time.
	 */
	REFUND_PENDING,

	/**
	 * A payment that was made outside the provider has to be paid back there, in whole or
	 * in part.
	 */
	REFUND_OUTSIDE,

	/** The latest payment of a subscription that goes on was refunded in full. */
	SUBSCRIPTION_REFUNDED,

	/** A subscription was paid after it had ended. */
	PAID_AFTER_END,

	/** A reader completed two Checkout sessions. */
	DUPLICATE_SUBSCRIPTION,

	/** A requested end was removed or postponed at the provider. */
	END_UNDONE,

	/** A command to the provider was refused or is not retried any more. */
	COMMAND_REFUSED,

	/** A customer cannot be synced. */
	SYNC_FAILED,

	/** A cancellation or withdrawal has to be resolved by staff. */
	DECLARATION_UNCLEAR,

	/** An object at the provider cannot be recorded, such as a foreign currency. */
	UNSUPPORTED_OBJECT

}
