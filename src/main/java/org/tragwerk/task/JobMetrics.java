package org.tragwerk.task;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of overdue recurring jobs.
 */
@Component
class JobMetrics {

	private final JobTable table;

	private final PolledValue<Double> overdue = new PolledValue<>();

	JobMetrics(JobTable table, MeterRegistry meters) {
		this.table = table;
		this.overdue.gauge("tragwerk.jobs.overdue", Double::doubleValue)
			.description("Time since the earliest due time of all recurring jobs")
			.baseUnit("seconds")
			.register(meters);
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		this.overdue.refresh(this.table::overdue);
	}

}
