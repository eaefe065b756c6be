package org.tragwerk.provider;

/**
 * The port to the payment provider. Calls can take seconds and must not run inside a
 * transaction. They are idempotent by the command's id.
 */
public interface PaymentProvider {

	/** Whether writes to the provider are enabled; while they are not, commands wait. */
	boolean isWritable();

	/**
	 * Executes a command; its type documents what it changes, and what it leaves
	 * unchanged.
	 * @throws ProviderUnavailableException if the outcome is unknown
	 * @throws CommandObsoleteException if the target is in a final state
	 * @throws StillPendingException if a debit or refund is pending that has to succeed
	 * or fail first
	 * @throws ProviderRefusedException if the provider refuses for another reason
	 */
	void execute(ProviderCommand command, CommandId id);

}
