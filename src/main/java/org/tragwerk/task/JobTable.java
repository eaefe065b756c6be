package org.tragwerk.task;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The due times of recurring jobs, in the table {@code job_task}.
 */
@Component
class JobTable {

	private final JdbcClient jdbc;

	private final TaskTable tasks;

	JobTable(JdbcClient jdbc, TaskTables tables) {
		this.jdbc = jdbc;
		this.tasks = tables.of(JobWorker.QUEUE);
	}

	/**
	 * Inserts a new job, or moves the due time of a known one forward if its schedule has
	 * become shorter.
	 */
	void register(String name, Duration firstDelay, Duration longestDelay) {
		if (!this.tasks.insert(TaskRequest.of(name).after(firstDelay))) {
			this.jdbc.sql("""
					update job_task set execution_time = now() + make_interval(secs => :delay)
					where task_instance = :name and execution_time > now() + make_interval(secs => :delay)""")
				.param("delay", longestDelay.toMillis() / 1000.0)
				.param("name", name)
				.update();
		}
	}

	/**
	 * The seconds since the earliest due time of all jobs, 0 if none is overdue; a
	 * running job stays due until it ends.
	 */
	double overdue() {
		return this.jdbc
			.sql("select greatest(0, coalesce(extract(epoch from now() - min(execution_time)), 0)) from job_task")
			.query(Double.class)
			.single();
	}

}
