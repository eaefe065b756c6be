package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;

import org.tragwerk.pledging.CheckoutReturned;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Syncs a customer when the reader returns from Checkout, because the webhook event can
 * be late or lost.
 */
@Component
class CheckoutReturnListener {

	private static final Duration QUIET = Duration.ofSeconds(4);

	private final SyncQueue syncQueue;

	private final SyncWorker worker;

	CheckoutReturnListener(SyncQueue syncQueue, SyncWorker worker) {
		this.syncQueue = syncQueue;
		this.worker = worker;
	}

	@EventListener
	void on(CheckoutReturned event) {
		if (this.syncQueue.markDirty(List.of(event.customerId()), QUIET, 1) > 0) {
			this.worker.wake();
		}
	}

}
