package org.tragwerk.task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of all queues.
 */
@Component
class TaskTables {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	TaskTables(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	TaskTable of(String queue) {
		return new TaskTable(queue, this.jdbc, this.transaction);
	}

}
