package org.tragwerk.campaigncounter;

import java.time.Clock;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.subscription.Supporters;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the maintained count with all subscriptions and repairs it.
 */
@Component
class RecountJob {

	/** Less than the socket's timeout, which would close the connection first. */
	private static final String STATEMENT_TIMEOUT = "60s";

	private static final Logger logger = LoggerFactory.getLogger(RecountJob.class);

	private final SupporterCounter counter;

	private final Supporters supporters;

	private final Clock clock;

	private final Counter deviations;

	RecountJob(SupporterCounter counter, Supporters supporters, Clock clock, MeterRegistry meters) {
		this.counter = counter;
		this.supporters = supporters;
		this.clock = clock;
		this.deviations = Counter.builder("tragwerk.recount.deviations")
			.description("Recounts that found another number than the maintained one")
			.register(meters);
	}

	/**
	 * Recounts under a lock that blocks all changes of the count.
	 * @return the difference to the maintained count
	 */
	@RecurringJob(name = "recount", every = "${tragwerk.jobs.recount:PT1H}")
	@Transactional
	long run() {
		this.counter.setStatementTimeout(STATEMENT_TIMEOUT);
		var isNew = this.counter.create();
		var maintained = this.counter.lock();
		var supporters = this.supporters.all();
		var difference = supporters.size() - maintained;
		var misplaced = this.counter.replaceMembers(supporters);
		if (!isNew && (difference != 0 || misplaced != 0)) {
			report(supporters.size(), maintained, misplaced);
		}
		if (isNew || difference != 0) {
			this.counter.change(difference, this.clock.instant());
		}
		return difference;
	}

	private void report(long counted, long maintained, long misplaced) {
		this.deviations.increment();
		logger.error("Counted {} supporters, but the maintained count was {}; {} members were added or removed",
				counted, maintained, misplaced);
	}

}
