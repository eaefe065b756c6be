package org.tragwerk.task;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.tragwerk.task.TaskTable.Backlog;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Metrics of each queue's backlog and results. The tables are read periodically and not
 * by scrapes; a gauge whose table cannot be read is NaN.
 */
@Component
class TaskMetrics {

	private final Map<TaskTable, Backlog> latest = new ConcurrentHashMap<>();

	private final MeterRegistry meters;

	TaskMetrics(MeterRegistry meters) {
		this.meters = meters;
	}

	void watch(TaskTable table) {
		this.latest.put(table, Backlog.UNKNOWN);
		gauge("tragwerk.tasks.backlog", table, Backlog::backlog).description("Tasks that are waiting or running")
			.register(this.meters);
		gauge("tragwerk.tasks.dead", table, Backlog::dead).description("Dead tasks, which are not retried any more")
			.register(this.meters);
		gauge("tragwerk.tasks.oldest.age", table, Backlog::oldestAge)
			.description("Time since the oldest waiting or running task was due")
			.baseUnit("seconds")
			.register(this.meters);
	}

	private Gauge.Builder<TaskMetrics> gauge(String name, TaskTable table, ToDoubleFunction<Backlog> number) {
		return Gauge
			.builder(name, this, (metrics) -> number.applyAsDouble(metrics.latest.getOrDefault(table, Backlog.UNKNOWN)))
			.tag("queue", table.queue());
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		this.latest.replaceAll((table, before) -> read(table));
	}

	private static Backlog read(TaskTable table) {
		try {
			return table.backlog();
		}
		catch (DataAccessException | TransactionException ex) {
			return Backlog.UNKNOWN;
		}
	}

	void count(String queue, String result) {
		this.meters.counter("tragwerk.tasks", "queue", queue, "result", result).increment();
	}

}
