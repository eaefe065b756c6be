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
 * Compares the maintained count with a look at every subscription, and sets it right.
 */
@Component
public class Recount {

	private static final Logger log = LoggerFactory.getLogger(Recount.class);

	private final CounterTable table;

	private final Supporters supporters;

	private final Clock clock;

	private final Counter alarms;

	Recount(CounterTable table, Supporters supporters, Clock clock, MeterRegistry meters) {
		this.table = table;
		this.supporters = supporters;
		this.clock = clock;
		this.alarms = Counter.builder("tragwerk.recount.deviations")
			.description("Recounts that found another number than the maintained one")
			.register(meters);
	}

	/**
	 * Counts anew while every change of the count waits.
	 * @return by how many supporters the maintained count was wrong
	 */
	@RecurringJob(name = "recount", every = "${tragwerk.jobs.recount:PT1H}")
	@Transactional
	public long run() {
		var isNew = this.table.create(this.clock.instant());
		var maintained = this.table.lock();
		var truth = this.supporters.all();
		var difference = truth.size() - maintained;
		var misplaced = this.table.list(truth);
		if (!isNew && (difference != 0 || misplaced != 0)) {
			alarm(truth.size(), maintained, misplaced);
		}
		if (isNew || difference != 0) {
			this.table.move(difference, this.clock.instant());
		}
		return difference;
	}

	private void alarm(long truth, long maintained, long misplaced) {
		this.alarms.increment();
		log.error("Counted {} supporters, but the maintained count was {} and {} members were listed wrongly", truth,
				maintained, misplaced);
	}

}
