package org.tragwerk.task;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.tragwerk.SharedSurroundings;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two recurring jobs in a real table, without an application around them.
 */
final class JobFixture {

	private static final DriverManagerDataSource DATABASE = new DriverManagerDataSource(
			SharedSurroundings.database().create(), "postgres", "postgres");

	final JdbcClient jdbc = JdbcClient.create(DATABASE);

	final DatabaseClock clock = new DatabaseClock(this.jdbc);

	final JobTable table = new JobTable(this.jdbc);

	final RecurringJobs found = new RecurringJobs();

	final Sample sample = new Sample();

	JobFixture() {
		this.jdbc.sql("delete from job_task").update();
		this.found.postProcessAfterInitialization(this.sample, "sample");
	}

	JdbcTaskQueue queue(JobWorker worker) {
		var properties = new TaskProperties(Duration.ofSeconds(1), Duration.ofMillis(5));
		var handlers = new StaticListableBeanFactory(Map.of("worker", worker)).getBeanProvider(TaskHandler.class);
		var transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));
		return new TaskQueues(new Schedulers(DATABASE, this.clock, properties), new TaskTables(this.jdbc, transaction),
				handlers, new TaskMetrics(new SimpleMeterRegistry()))
			.createUnwatched(JobWorker.QUEUE, 2, QueueFixture.AT_ONCE);
	}

	long number(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	/**
	 * Jobs that notice when they run twice at once.
	 */
	static final class Sample {

		volatile int runs;

		volatile int overlaps;

		volatile boolean isBroken;

		private final AtomicInteger running = new AtomicInteger();

		@RecurringJob(name = "daily", every = "P1D")
		void daily() {
			run();
		}

		@RecurringJob(name = "often", every = "10ms")
		void often() {
			if (this.running.incrementAndGet() > 1) {
				this.overlaps++;
			}
			Thread.yield();
			this.running.decrementAndGet();
			run();
		}

		private synchronized void run() {
			this.runs++;
			if (this.isBroken) {
				throw new IllegalStateException("broken");
			}
		}

	}

}
