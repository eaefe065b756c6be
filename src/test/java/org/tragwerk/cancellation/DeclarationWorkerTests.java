package org.tragwerk.cancellation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;
import org.tragwerk.task.TaskResult;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

class DeclarationWorkerTests {

	private static final UUID DECLARATION = UUID.fromString("00000000-0000-0000-0000-0000000000de");

	private static final Task TASK = new Task(DECLARATION.toString(), 0);

	private final TaskQueue queue = mock();

	private final DeclarationMatcher matcher = mock();

	private final ConfirmDeclaration confirmDeclaration = mock();

	private final DeclarationWorker worker = new DeclarationWorker(this.queue, this.matcher, this.confirmDeclaration);

	@BeforeEach
	void confirmAtOnce() {
		given(this.confirmDeclaration.confirm(DECLARATION)).willReturn(Optional.empty());
	}

	@Test
	@Fault("F101")
	void matchesNothingInTheRequest() {
		this.worker.on(new DeclarationEvent.Received(DECLARATION));
		verify(this.queue).schedule(TaskRequest.of(DECLARATION));
		verifyNoInteractions(this.matcher);
	}

	@Test
	void matchesTheDeclarationOfItsTask() {
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.done());
		var inOrder = inOrder(this.matcher, this.confirmDeclaration);
		inOrder.verify(this.matcher).match(DECLARATION);
		inOrder.verify(this.confirmDeclaration).confirm(DECLARATION);
	}

	@Test
	@Fault("F105")
	void postponesUntilTheLimitAllowsTheEmail() {
		given(this.confirmDeclaration.confirm(DECLARATION)).willReturn(Optional.of(Duration.ofMinutes(6)));
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.postponed(Duration.ofMinutes(6)));
	}

	@ParameterizedTest
	@MethodSource("passing")
	@Fault("F95")
	void retriesWhileTheDatabaseFails(RuntimeException passing) {
		willThrow(passing).given(this.matcher).match(DECLARATION);
		assertThatException().isThrownBy(() -> this.worker.execute(TASK)).isSameAs(passing);
		verify(this.matcher, never()).giveUp(DECLARATION);
	}

	static List<RuntimeException> passing() {
		return List.of(new CannotAcquireLockException("deadlock"), new DataAccessResourceFailureException("disk full"),
				new CannotCreateTransactionException("no connection"),
				new UncategorizedSQLException("match", null, new SQLException("shutting down", "57P01")));
	}

	@ParameterizedTest
	@MethodSource("lasting")
	@ExtendWith(OutputCaptureExtension.class)
	void leavesADeclarationToStaffAfterAPermanentFailure(RuntimeException lasting, CapturedOutput output) {
		willThrow(lasting).given(this.matcher).match(DECLARATION);
		assertThat(this.worker.execute(TASK)).isEqualTo(TaskResult.done());
		verify(this.matcher).giveUp(DECLARATION);
		verify(this.confirmDeclaration).confirm(DECLARATION);
		assertThat(output).contains("Declaration " + DECLARATION + " is left to staff: ");
	}

	static List<RuntimeException> lasting() {
		return List.of(new EmptyResultDataAccessException(1), new DataIntegrityViolationException("nonsense"),
				new IllegalStateException("executed already"));
	}

}
