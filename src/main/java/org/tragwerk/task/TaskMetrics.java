package org.tragwerk.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.tragwerk.task.TaskTable.Backlog;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of each queue's backlog and results.
 */
@Component
class TaskMetrics {

	private final Map<TaskTable, PolledValue<Backlog>> backlogs = new ConcurrentHashMap<>();

	private final MeterRegistry meters;

	TaskMetrics(MeterRegistry meters) {
		this.meters = meters;
	}

	void watch(TaskTable table) {
		var backlog = this.backlogs.computeIfAbsent(table, (any) -> new PolledValue<>());
		backlog.gauge("tragwerk.tasks.backlog", Backlog::backlog)
			.description("Tasks that are waiting or running")
			.tag("queue", table.queue())
			.register(this.meters);
		backlog.gauge("tragwerk.tasks.dead", Backlog::dead)
			.description("Dead tasks, which are not retried any more")
			.tag("queue", table.queue())
			.register(this.meters);
		backlog.gauge("tragwerk.tasks.oldest.age", Backlog::oldestAge)
			.description("Time since the oldest waiting or running task was due")
			.tag("queue", table.queue())
			.baseUnit("seconds")
			.register(this.meters);
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		this.backlogs.forEach((table, backlog) -> backlog.refresh(table::backlog));
	}

	void count(String queue, String result) {
		Counter.builder("tragwerk.tasks")
			.description("Tasks of the queues that were tried")
			.tags("queue", queue, "result", result)
			.register(this.meters)
			.increment();
	}

}
