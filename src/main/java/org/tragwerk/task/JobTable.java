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

	JobTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds a job that is new, and brings forward one that runs more often by now. */
	void register(String name, Duration firstDelay, Duration longestDelay) {
		var isNew = this.jdbc.sql("""
				insert into job_task (task_name, task_instance, execution_time)
				values (?, ?, now() + make_interval(secs => ?)) on conflict do nothing""")
			.params(JobWorker.QUEUE, name, firstDelay.toMillis() / 1000.0)
			.update() == 1;
		if (!isNew) {
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
