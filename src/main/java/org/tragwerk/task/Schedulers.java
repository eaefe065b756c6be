package org.tragwerk.task;

import java.util.concurrent.Executors;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Creates the db-scheduler instance of a queue.
 */
@Component
class Schedulers {

	private final DataSource dataSource;

	private final DatabaseClock clock;

	private final TaskProperties properties;

	Schedulers(DataSource dataSource, DatabaseClock clock, TaskProperties properties) {
		this.dataSource = dataSource;
		this.clock = clock;
		this.properties = properties;
	}

	Scheduler create(TaskTable table, TaskWorker worker, int threads) {
		return Scheduler.create(this.dataSource, worker.libraryTask())
			.tableName(table.name())
			.jdbcCustomization(new TaskPicker(table))
			.schedulerName(new SchedulerName.Fixed(table.node()))
			.clock(this.clock::now)
			.threads(threads)
			.executorService(Executors.newFixedThreadPool(threads, named(table, "")))
			.dueExecutor(Executors.newSingleThreadExecutor(named(table, "poll-")))
			.housekeeperExecutor(Executors.newSingleThreadScheduledExecutor(named(table, "heartbeat-")))
			.pollUsingLockAndFetch(0.5, 1.0)
			.enablePriority()
			.pollingInterval(this.properties.poll())
			.heartbeatInterval(this.properties.heartbeat())
			.missedHeartbeatsLimit(4)
			.shutdownMaxWait(this.properties.stop())
			.failureLogging(LogLevel.OFF, false)
			.build();
	}

	private static CustomizableThreadFactory named(TaskTable table, String role) {
		return new CustomizableThreadFactory(table.queue() + "-task-" + role);
	}

}
