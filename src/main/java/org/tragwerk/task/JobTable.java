package org.tragwerk.task;

import java.time.Duration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When each recurring job is due, in the table {@code job_task}.
 */
@Component
class JobTable {

	private final JdbcClient jdbc;

	private final TaskTable tasks;

	JobTable(JdbcClient jdbc, TaskTables tables) {
		this.jdbc = jdbc;
		this.tasks = tables.of(JobWorker.QUEUE);
	}

	/** Adds a job that is new, and brings forward one that runs more often by now. */
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

	/** For how many seconds the job that is most overdue has not ended. */
	double overdue() {
		return this.jdbc
			.sql("select greatest(0, coalesce(extract(epoch from now() - min(execution_time)), 0)) from job_task")
			.query(Double.class)
			.single();
	}

}
