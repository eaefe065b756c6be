package org.tragwerk.cancellation;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;
import org.tragwerk.task.TaskResult;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class DeclarationWorkerTests {

	private static final UUID DECLARATION = UUID.fromString("00000000-0000-0000-0000-0000000000de");

	private static final Task TASK = new Task(DECLARATION.toString(), 0);

	private final TaskQueue queue = mock();

	private final DeclarationMatcher matcher = mock();

	private final DeclarationWorker worker = new DeclarationWorker(this.queue, this.matcher);

	@Test
	@Fault("F101")
	void matchesNothingBeforeTheAnswer() {
		this.worker.on(new Declaration.Received(DECLARATION));
		verify(this.queue).schedule(TaskRequest.of(DECLARATION));
		verifyNoInteractions(this.matcher);
	}

	@Test
	void matchesTheDeclarationOfATask() {
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.done());
		verify(this.matcher).match(DECLARATION);
	}

	@ParameterizedTest
	@MethodSource("passing")
	@Fault("F95")
	void retriesWhileTheDatabaseFails(RuntimeException passing) {
		willThrow(passing).given(this.matcher).match(DECLARATION);
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.failed(FailureReason.of(passing)));
	}

	static List<RuntimeException> passing() {
		return List.of(new CannotAcquireLockException("deadlock"), new DataAccessResourceFailureException("disk full"),
				new CannotCreateTransactionException("no connection"),
				new UncategorizedSQLException("match", null, new SQLException("shutting down", "57P01")));
	}

	@ParameterizedTest
	@MethodSource("lasting")
	void leavesToPeopleWhatCannotGetBetter(RuntimeException lasting) {
		willThrow(lasting).given(this.matcher).match(DECLARATION);
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.dead(FailureReason.of(lasting)));
	}

	static List<RuntimeException> lasting() {
		return List.of(new EmptyResultDataAccessException(1), new DataIntegrityViolationException("nonsense"),
				new IllegalStateException("executed already"));
	}

	@Test
	void tellsWhenADeclarationIsLeftToPeople() {
		this.worker.onDead(TASK, "EmptyResultDataAccessException");
		verify(this.matcher).giveUp(DECLARATION);
	}

}
