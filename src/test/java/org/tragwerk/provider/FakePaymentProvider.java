package org.tragwerk.provider;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A payment provider that records executed commands, after it has thrown the configured
 * failures.
 */
public class FakePaymentProvider implements PaymentProvider {

	private final List<ProviderCommand> executed = new ArrayList<>();

	private final List<CommandId> asked = new ArrayList<>();

	private final Deque<RuntimeException> failures = new ArrayDeque<>();

	private boolean writable = true;

	/** The executed commands, oldest first. */
	public List<ProviderCommand> executed() {
		return this.executed;
	}

	/** The ids of all calls, including failed ones. */
	public List<CommandId> asked() {
		return this.asked;
	}

	/** Adds a failure for the next call. */
	public void failWith(RuntimeException failure) {
		this.failures.add(failure);
	}

	public void setWritable(boolean writable) {
		this.writable = writable;
	}

	@Override
	public boolean isWritable() {
		return this.writable;
	}

	@Override
	public void execute(ProviderCommand command, CommandId id) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("The provider must not be called inside a transaction");
		}
		this.asked.add(id);
		if (!this.failures.isEmpty()) {
			throw this.failures.remove();
		}
		this.executed.add(command);
	}

}
