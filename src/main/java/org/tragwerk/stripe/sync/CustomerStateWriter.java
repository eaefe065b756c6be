package org.tragwerk.stripe.sync;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.task.ConflictRetry;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a fetched customer state in one transaction, which commits only if the lease's
 * fencing token is still valid.
 */
@Component
public class CustomerStateWriter {

	private final SyncQueue syncQueue;

	private final Attempts attempts;

	private final Subscriptions subscriptions;

	private final UnsupportedObjectTasks unsupportedObjectTasks;

	private final RepairRecorder repairRecorder;

	private final TransactionTemplate transaction;

	CustomerStateWriter(SyncQueue syncQueue, Attempts attempts, Subscriptions subscriptions,
			UnsupportedObjectTasks unsupportedObjectTasks, RepairRecorder repairRecorder,
			TransactionTemplate transaction) {
		this.syncQueue = syncQueue;
		this.attempts = attempts;
		this.subscriptions = subscriptions;
		this.unsupportedObjectTasks = unsupportedObjectTasks;
		this.repairRecorder = repairRecorder;
		this.transaction = transaction;
	}

	/**
	 * Writes the state that was fetched under this lease.
	 * @throws LeaseLostException if another worker has taken over the lease
	 */
	public void write(Lease lease, CustomerState state) {
		ConflictRetry.retry(() -> this.transaction.executeWithoutResult((status) -> {
			this.syncQueue.finish(lease);
			this.attempts.update(state.checkouts(), state.attempts());
			this.unsupportedObjectTasks.update(lease.providerId(), state);
			this.repairRecorder.record(lease, () -> this.subscriptions.sync(state.snapshot()));
		}));
	}

}
