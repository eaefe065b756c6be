package org.tragwerk.provider;

import static org.mockito.Mockito.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;
import org.tragwerk.task.TaskResult;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Commands in a real table with a controllable queue and a fake provider, without an
 * application context.
 */
final class CommandFixture {

	private static final String URL = SharedSurroundings.database().create();

	private static final DriverManagerDataSource DATABASE = as(EmbeddedDatabase.APPLICATION);

	final JdbcClient jdbc = JdbcClient.create(DATABASE);

	final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

	final FakePaymentProvider provider = new FakePaymentProvider();

	final List<TaskRequest> scheduled = new ArrayList<>();

	/** The ids of the tasks that were made due. */
	final List<String> due = new ArrayList<>();

	/** Whether a scheduled task is new. */
	boolean isNew = true;

	final List<Object> events = new ArrayList<>();

	final StaffTasks staffTasks = mock(StaffTasks.class);

	Consumer<Object> listener = this.events::add;

	private final CommandRepository repository = new CommandRepository(this.jdbc, new JsonMapper());

	final ProviderCommands commands = new ProviderCommands(this.repository, new RecordingQueue());

	final CommandWorker worker = new CommandWorker(this.repository, new CloseCommand(this.repository, this.staffTasks,
			(event) -> this.listener.accept(event), this.transaction), this.provider);

	CommandFixture() {
		JdbcClient.create(as(EmbeddedDatabase.MIGRATOR))
			.sql("truncate provider_command, provider_command_task")
			.update();
	}

	private static DriverManagerDataSource as(String role) {
		return new DriverManagerDataSource(URL, role, EmbeddedDatabase.PASSWORD);
	}

	CommandId queue(ProviderCommand command, String requestId) {
		return queue(() -> this.commands.queue(command, requestId, CommandPriority.MEMBER));
	}

	CommandId queue(Supplier<CommandId> asking) {
		return Objects.requireNonNull(this.transaction.execute((status) -> asking.get()));
	}

	TaskResult execute(CommandId id) {
		return execute(id, 0);
	}

	TaskResult execute(CommandId id, int failures) {
		return this.worker.execute(task(id, failures));
	}

	Task task(CommandId id, int failures) {
		return new Task(id.toString(), failures);
	}

	CommandState state(CommandId id) {
		return this.commands.state(id);
	}

	String lastError(CommandId id) {
		return this.jdbc.sql("select last_error from provider_command where id = ?")
			.param(id.value())
			.query(String.class)
			.single();
	}

	int attempts(CommandId id) {
		return this.jdbc.sql("select attempts from provider_command where id = ?")
			.param(id.value())
			.query(Integer.class)
			.single();
	}

	private final class RecordingQueue implements TaskQueue {

		@Override
		public boolean schedule(TaskRequest request) {
			CommandFixture.this.scheduled.add(request);
			return CommandFixture.this.isNew;
		}

		@Override
		public void runNow(String id) {
			CommandFixture.this.due.add(id);
		}

	}

}
