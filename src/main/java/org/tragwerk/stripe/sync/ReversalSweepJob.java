package org.tragwerk.stripe.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import org.tragwerk.stripe.client.StripeLists;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Marks the customers of recently refunded, returned or disputed payments for a sync, in
 * case webhook events were lost. The subscription sweep does not cover gifts and ended
 * subscriptions, whose debits banks can still return for thirteen months. Refunds are
 * checked for 40 days, in which they can fail, and disputes for 120 days, in which most
 * are decided.
 */
@Component
class ReversalSweepJob {

	private static final Duration REFUNDS = Duration.ofDays(40);

	private static final Duration DISPUTES = Duration.ofDays(120);

	private static final Duration AGE = Duration.ofDays(1);

	private static final int BATCH = 500;

	private static final int MAX_PAGES = 100;

	private final StripeClient stripe;

	private final SyncQueue syncQueue;

	private final SyncWorker worker;

	private final SweepRuns sweepRuns;

	private final Clock clock;

	ReversalSweepJob(StripeClient stripe, SyncQueue syncQueue, SyncWorker worker, SweepRuns sweepRuns, Clock clock) {
		this.stripe = stripe;
		this.syncQueue = syncQueue;
		this.worker = worker;
		this.sweepRuns = sweepRuns;
		this.clock = clock;
	}

	@RecurringJob(name = "reversal-sweep", every = "${tragwerk.jobs.reversal-sweep:PT1H}")
	void sweep() {
		var payments = Stream.concat(refunds(), disputes()).filter(Objects::nonNull).distinct().toList();
		var marked = this.syncQueue.markDirty(payments, AGE, BATCH);
		if (marked > 0) {
			this.worker.wake();
		}
		this.sweepRuns.record("reversals", payments.size(), marked, 0);
	}

	private Stream<String> refunds() {
		var created = RefundListParams.Created.builder().setGte(secondsAgo(REFUNDS)).build();
		return StripeLists
			.readAll((after) -> this.stripe.v1()
				.refunds()
				.list(RefundListParams.builder()
					.setCreated(created)
					.setLimit(StripeLists.PAGE)
					.setStartingAfter(after)
					.build()), MAX_PAGES)
			.stream()
			.map(Refund::getPaymentIntent);
	}

	private Stream<String> disputes() {
		var created = DisputeListParams.Created.builder().setGte(secondsAgo(DISPUTES)).build();
		return StripeLists
			.readAll((after) -> this.stripe.v1()
				.disputes()
				.list(DisputeListParams.builder()
					.setCreated(created)
					.setLimit(StripeLists.PAGE)
					.setStartingAfter(after)
					.build()), MAX_PAGES)
			.stream()
			.map(Dispute::getPaymentIntent);
	}

	private long secondsAgo(Duration age) {
		return this.clock.instant().minus(age).getEpochSecond();
	}

}
