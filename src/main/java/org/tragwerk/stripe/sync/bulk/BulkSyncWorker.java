package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.sync.CustomerStateWriter;
import org.tragwerk.stripe.sync.LeaseLostException;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * Works a storm of renewals off: takes all whose news can be answered together, lists
 * what began at that time, writes each under its own fence, and leaves to single looks
 * whomever the lists don't answer. The lists begin after the leases, so what they show is
 * as fresh as a look.
 */
@Component
class BulkSyncWorker {

	private static final Logger logger = LoggerFactory.getLogger(BulkSyncWorker.class);

	private static final int FEWEST_PAGES = 10;

	private static final Duration PAUSE = Duration.ofSeconds(30);

	private final BulkSyncQueue subjects;

	private final BulkFetcher truth;

	private final Subscriptions subscriptions;

	private final CustomerStateWriter book;

	private final BulkSyncProperties properties;

	BulkSyncWorker(BulkSyncQueue subjects, BulkFetcher truth, Subscriptions subscriptions, CustomerStateWriter book,
			BulkSyncProperties properties) {
		this.subjects = subjects;
		this.truth = truth;
		this.subscriptions = subscriptions;
		this.book = book;
		this.properties = properties;
	}

	/** Works one batch off, if there is a storm; a few from other days are no storm. */
	void work() {
		var isDone = false;
		while (!isDone && this.subjects.areAtLeast(this.properties.from())) {
			var leases = this.subjects.lease(this.properties.most(), this.properties.lease());
			isDone = leases.isEmpty() || leases.size() >= this.properties.from();
			if (!isDone) {
				this.subjects.leaveToSingleLooks(leases.stream().map(BulkLease::lease).toList());
			}
			else if (!leases.isEmpty()) {
				work(leases);
			}
		}
	}

	private void work(List<BulkLease> leases) {
		try {
			var look = look(leases);
			var left = leases.stream().filter((lease) -> !isWritten(lease, look)).map(BulkLease::lease).toList();
			this.subjects.leaveToSingleLooks(left);
			logger.info("Looked at {} subjects together, {} of them need a look of their own", leases.size(),
					left.size());
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("{} subjects have to wait: {}", leases.size(), ex.getMessage());
			this.subjects.postpone(leases.stream().map(BulkLease::lease).toList(), PAUSE);
		}
	}

	private BulkState look(List<BulkLease> leases) {
		var window = FetchWindow.around(leases);
		var mostPages = Math.max(FEWEST_PAGES, leases.size());
		var listed = this.truth.subscriptions(window, mostPages);
		var invoices = this.truth.invoices(window, mostPages);
		return BulkState.of(listed, invoices, this.subscriptions.activeAmong(listed.keySet()), this.truth.ours());
	}

	private boolean isWritten(BulkLease lease, BulkState look) {
		try {
			var found = look.of(lease);
			found.ifPresent((one) -> this.book.write(lease.lease(), one));
			return found.isPresent();
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("Subject {} needs a look of its own: {}", lease.subject(), ex.getClass().getSimpleName());
		}
		return false;
	}

}
