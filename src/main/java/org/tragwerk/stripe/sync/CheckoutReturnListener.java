package org.tragwerk.stripe.sync;

import org.tragwerk.pledging.Attempts.CheckoutReturned;
import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Syncs a customer, before all others, when the reader returns from Checkout, because the
 * webhook event can be late or lost.
 */
@Component
class CheckoutReturnListener {

	private final SyncMarker syncMarker;

	private final SyncWorker worker;

	CheckoutReturnListener(SyncMarker syncMarker, SyncWorker worker) {
		this.syncMarker = syncMarker;
		this.worker = worker;
	}

	@EventListener
	void on(CheckoutReturned event) {
		if (this.syncMarker.markForReader(event.customerId())) {
			this.worker.wake(RequestPriority.READER);
		}
	}

}
