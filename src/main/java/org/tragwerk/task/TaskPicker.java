package org.tragwerk.task;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Picks due tasks in one statement: by priority, at most one of a group, by the
 * database's time. If two nodes pick tasks of the same group at once, the unique index
 * fails one of them, which picks again.
 */
class TaskPicker extends PostgreSqlJdbcCustomization {

	private static final Logger logger = LoggerFactory.getLogger(TaskPicker.class);

	private static final String UNIQUE_VIOLATION = "23505";

	private final TaskTable table;

	TaskPicker(TaskTable table) {
		super(false, false);
		this.table = table;
	}

	@Override
	public List<Execution> lockAndFetchSingleStatement(JdbcTaskRepositoryContext context, Instant now, int limit,
			boolean orderByPriority) {
		try {
			return pick(context, limit);
		}
		catch (SQLRuntimeException ex) {
			logger.atLevel(isRace(ex) ? Level.DEBUG : Level.WARN)
				.log("The queue {} is read later: {}", this.table.queue(), sqlStateOf(ex));
			return List.of();
		}
	}

	private List<Execution> pick(JdbcTaskRepositoryContext context, int limit) {
		return context.jdbcRunner.query(this.table.pickStatement(), (statement) -> {
			statement.setString(1, this.table.node());
			statement.setInt(2, limit);
		}, context.resultSetMapper.get());
	}

	private static boolean isRace(SQLRuntimeException ex) {
		return UNIQUE_VIOLATION.equals(sqlStateOf(ex));
	}

	private static @Nullable String sqlStateOf(SQLRuntimeException ex) {
		return (ex.getCause() instanceof SQLException cause) ? cause.getSQLState() : null;
	}

}
