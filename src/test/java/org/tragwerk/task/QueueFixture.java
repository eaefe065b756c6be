package org.tragwerk.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.tragwerk.SharedSurroundings;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A queue {@code test} in a real table, without an application around it.
 */
final class QueueFixture implements AutoCloseable {

	private static final DriverManagerDataSource DATABASE = database();

	static final RetryPolicy AT_ONCE = RetryPolicy.exponential(Duration.ofMillis(1), 1, Duration.ofMillis(1));

	final JdbcClient jdbc = JdbcClient.create(DATABASE);

	final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	final TaskMetrics metrics = new TaskMetrics(this.meters);

	final JdbcTaskQueue queue;

	QueueFixture(int threads, RetryPolicy retryPolicy, RecordingHandler handler) {
		var properties = new TaskProperties(Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(300), 1);
		var handlers = new StaticListableBeanFactory(Map.of("handler", handler)).getBeanProvider(TaskHandler.class);
		var queues = new TaskQueues(new Schedulers(DATABASE, new DatabaseClock(this.jdbc), properties),
				new TaskTables(this.jdbc, this.transaction), handlers, this.metrics);
		this.queue = (JdbcTaskQueue) queues.create("test", threads, retryPolicy);
	}

	private static DriverManagerDataSource database() {
		var database = new DriverManagerDataSource(SharedSurroundings.database().create(), "postgres", "postgres");
		JdbcClient.create(database).sql("create table test_task (like task including all)").update();
		return database;
	}

	QueueFixture empty() {
		this.jdbc.sql("delete from test_task").update();
		return this;
	}

	QueueFixture start() {
		this.queue.start();
		return this;
	}

	boolean schedule(TaskRequest request) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> this.queue.schedule(request)));
	}

	Map<String, Object> row(String id) {
		return this.jdbc.sql("select * from test_task where task_instance = ?").param(id).query().singleRow();
	}

	List<String> ids() {
		return this.jdbc.sql("select task_instance from test_task order by 1").query(String.class).list();
	}

	double gauge(String name) {
		this.metrics.refresh();
		return this.meters.get(name).tag("queue", "test").gauge().value();
	}

	double counted(String result) {
		var counter = this.meters.find("tragwerk.tasks").tags("queue", "test", "result", result).counter();
		return (counter != null) ? counter.count() : 0;
	}

	@Override
	public void close() {
		this.queue.stop();
	}

}
