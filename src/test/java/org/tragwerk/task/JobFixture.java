package org.tragwerk.task;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
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

	private final TaskTables tables = new TaskTables(this.jdbc,
			new TransactionTemplate(new DataSourceTransactionManager(DATABASE)));

	final JobTable table = new JobTable(this.jdbc, this.tables);

	final RecurringJobs found = new RecurringJobs();

	final Sample sample = new Sample();

	JobFixture() {
		this.jdbc.sql("delete from job_task").update();
		this.found.postProcessAfterInitialization(this.sample, "sample");
	}

	JdbcTaskQueue queue(JobWorker worker) {
		var properties = new TaskProperties(Duration.ofSeconds(1), Duration.ofMillis(5), Duration.ofSeconds(1), 2);
		var handlers = new StaticListableBeanFactory(Map.of("worker", worker)).getBeanProvider(TaskHandler.class);
		return new TaskQueues(new Schedulers(DATABASE, this.clock, properties), this.tables, handlers,
				new TaskMetrics(new SimpleMeterRegistry()))
			.createUnwatched(JobWorker.QUEUE, 2, QueueFixture.AT_ONCE);
	}

	long number(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	/**
	 * Jobs, of which one can be blocked while the other keeps running.
	 */
	static final class Sample {

		volatile int runs;

		volatile @Nullable Supplier<Throwable> failure;

		/**
		 * The number of runs of the job {@code often} for which a run of {@code daily} is
		 * blocked.
		 */
		volatile CountDownLatch hold = new CountDownLatch(0);

		final AtomicInteger begunDaily = new AtomicInteger();

		final AtomicInteger endedDaily = new AtomicInteger();

		@RecurringJob(name = "daily", every = "P1D")
		void daily() throws Throwable {
			this.begunDaily.incrementAndGet();
			this.hold.await();
			this.endedDaily.incrementAndGet();
			run();
		}

		@RecurringJob(name = "often", every = "10ms")
		void often() throws Throwable {
			if (this.begunDaily.get() > 0) {
				this.hold.countDown();
			}
			run();
		}

		private synchronized void run() throws Throwable {
			this.runs++;
			var planned = this.failure;
			if (planned != null) {
				throw planned.get();
			}
		}

	}

}
