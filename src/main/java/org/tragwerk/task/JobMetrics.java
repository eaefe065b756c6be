package org.tragwerk.task;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Metrics of overdue recurring jobs.
 */
@Component
class JobMetrics {

	private final JobTable table;

	private volatile double overdue = Double.NaN;

	JobMetrics(JobTable table, MeterRegistry meters) {
		this.table = table;
		Gauge.builder("tragwerk.jobs.overdue", () -> this.overdue)
			.description("Time since the earliest due time of all recurring jobs")
			.baseUnit("seconds")
			.register(meters);
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		try {
			this.overdue = this.table.overdue();
		}
		catch (DataAccessException | TransactionException ex) {
			this.overdue = Double.NaN;
		}
	}

}
