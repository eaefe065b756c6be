package org.tragwerk.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.Patience;

import org.springframework.transaction.IllegalTransactionStateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TaskQueueTests {

	private static final RetryPolicy HOURLY = RetryPolicy.exponential(Duration.ofHours(1), 1, Duration.ofHours(1));

	private final RecordingHandler handler = new RecordingHandler((task) -> TaskResult.done());

	@Test
	void executesATaskAfterTheCommitAndDeletesIt() {
		try (var fixture = fixture(this.handler)) {
			assertThat(fixture.schedule(TaskRequest.of("a"))).isTrue();
			await().until(() -> fixture.ids().isEmpty());
			assertThat(this.handler.tasks).containsExactly(new Task("a", 0));
		}
	}

	@Test
	void executesNothingAfterARollback() {
		try (var fixture = fixture(this.handler)) {
			fixture.transaction.executeWithoutResult((status) -> {
				fixture.queue.schedule(TaskRequest.of("undone"));
				status.setRollbackOnly();
			});
			fixture.schedule(TaskRequest.of("done"));
			await().until(() -> this.handler.ids().contains("done"));
			assertThat(this.handler.ids()).containsExactly("done");
		}
	}

	@Test
	void requiresATransaction() {
		try (var fixture = fixture(this.handler)) {
			assertThatExceptionOfType(IllegalTransactionStateException.class)
				.isThrownBy(() -> fixture.queue.schedule(TaskRequest.of("a")));
		}
	}

	@Test
	void schedulesAnIdOnceAndKeepsTheTransaction() {
		try (var fixture = idle(1, this.handler)) {
			assertThat(fixture.schedule(TaskRequest.of("a"))).isTrue();
			fixture.transaction.executeWithoutResult((status) -> {
				assertThat(fixture.queue.schedule(TaskRequest.of("a"))).isFalse();
				assertThat(fixture.queue.schedule(TaskRequest.of("b"))).isTrue();
			});
			assertThat(fixture.ids()).containsExactly("a", "b");
		}
	}

	@Test
	void executesHigherPrioritiesFirst() {
		try (var fixture = idle(1, this.handler)) {
			IntStream.range(0, 50).forEach((number) -> fixture.schedule(TaskRequest.of("slow" + number)));
			fixture.schedule(TaskRequest.of("urgent").withPriority(10));
			fixture.start();
			await().until(() -> fixture.ids().isEmpty());
			assertThat(this.handler.ids()).hasSize(51).startsWith("urgent");
		}
	}

	@Test
	void executesADelayedTaskLater() {
		try (var fixture = fixture(this.handler)) {
			fixture.schedule(TaskRequest.of("later").after(Duration.ofHours(1)));
			fixture.schedule(TaskRequest.of("now"));
			await().until(() -> this.handler.ids().contains("now"));
			assertThat(fixture.ids()).containsExactly("later");
		}
	}

	@Test
	void neverExecutesTwoTasksOfAGroupAtTheSameTime() {
		var others = new CountDownLatch(40);
		var slow = new RecordingHandler((task) -> {
			if (task.id().startsWith("slow")) {
				Latches.await(others);
			}
			others.countDown();
			return TaskResult.done();
		});
		try (var first = idle(4, slow); var second = new QueueFixture(4, QueueFixture.AT_ONCE, slow)) {
			IntStream.range(0, 20).forEach((number) -> first.schedule(TaskRequest.of("slow" + number).inGroup("slow")));
			IntStream.range(0, 40)
				.forEach((number) -> first.schedule(TaskRequest.of("g" + number).inGroup("group" + number % 2)));
			first.start();
			second.start();
			await().atMost(Patience.LATER).until(() -> others.getCount() == 0);
			assertThat(slow.ids().stream().limit(40)).filteredOn((id) -> id.startsWith("slow")).hasSize(1);
			await().atMost(Patience.LATER).until(() -> first.ids().isEmpty());
		}
		assertThat(slow.ids()).hasSize(60).doesNotHaveDuplicates();
	}

	@Test
	void retriesAndCountsFailures() {
		var flaky = new RecordingHandler((task) -> {
			if (task.failures() < 2) {
				throw new IllegalStateException("secret");
			}
			return TaskResult.done();
		});
		try (var fixture = fixture(flaky)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> fixture.ids().isEmpty());
			assertThat(flaky.tasks).extracting(Task::failures).containsExactly(0, 1, 2);
		}
	}

	@Test
	void storesTheReasonOfAFailureWithoutForeignMessages() {
		var broken = new RecordingHandler((task) -> {
			if (task.id().equals("ours")) {
				throw new IllegalStateException("No mandate");
			}
			return TaskResult.again(Duration.parse("Anna Beispiel"));
		});
		try (var fixture = new QueueFixture(1, HOURLY, broken).empty().start()) {
			fixture.schedule(TaskRequest.of("ours"));
			fixture.schedule(TaskRequest.of("theirs"));
			await().until(() -> isPostponed(fixture.row("ours")) && isPostponed(fixture.row("theirs")));
			assertThat(fixture.row("ours")).containsEntry("last_error", "IllegalStateException: No mandate");
			assertThat(String.valueOf(fixture.row("theirs").get("last_error")))
				.matches("DateTimeParseException at TaskQueueTests\\.java:\\d+");
			assertThat(broken.tasks).hasSize(2);
		}
	}

	@Test
	void treatsAnErrorAsAFailure() {
		var broken = new RecordingHandler((task) -> {
			throw new NoClassDefFoundError("Broken");
		});
		try (var fixture = new QueueFixture(1, QueueFixture.AT_ONCE.upTo(2), broken).empty().start()) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> fixture.gauge("tragwerk.tasks.dead") == 1);
			assertThat(broken.tasks).hasSize(2);
			assertThat(fixture.counted("failed")).isOne();
		}
	}

	@Test
	@Fault("F41")
	void limitsTheTimeSinceTheFirstFailure() {
		var broken = new RecordingHandler((task) -> TaskResult.failed("No luck"));
		try (var fixture = new QueueFixture(1, HOURLY.upTo(Duration.ofDays(13)), broken).empty()) {
			fixture.schedule(TaskRequest.of("waited"));
			fixture.schedule(TaskRequest.of("failing"));
			fixture.jdbc.sql("update test_task set due_since = now() - interval '20 days'").update();
			fixture.jdbc.sql("""
					update test_task set consecutive_failures = 12, failing_since = now() - interval '13 days'
					where task_instance = 'failing'""").update();
			fixture.start();
			await().until(() -> broken.dead.equals(List.of("failing: No luck")));
			await().until(() -> isPostponed(fixture.row("waited")));
			assertThat(fixture.row("waited")).containsEntry("dead_at", null).containsEntry("consecutive_failures", 1);
		}
	}

	@Test
	@Fault("F41")
	void resetsTheFailuresWhenRescheduled() {
		var flaky = new RecordingHandler(
				(task) -> (task.failures() < 2) ? TaskResult.failed("No luck") : TaskResult.again(Duration.ofHours(1)));
		try (var fixture = fixture(flaky)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> flaky.tasks.size() == 3 && isReleased(fixture.row("a")));
			assertThat(fixture.row("a")).containsEntry("consecutive_failures", 0).containsEntry("failing_since", null);
		}
	}

	@Test
	void keepsTheFailuresWhenPostponed() {
		var silent = new RecordingHandler((task) -> (task.failures() == 0) ? TaskResult.failed("No luck")
				: TaskResult.postponed(Duration.ofHours(1)));
		try (var fixture = fixture(silent)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> silent.tasks.size() == 2 && isReleased(fixture.row("a")));
			assertThat(fixture.row("a")).containsEntry("consecutive_failures", 1);
			assertThat(fixture.row("a").get("failing_since")).isNotNull();
		}
	}

	private static boolean isReleased(Map<String, Object> row) {
		return Boolean.FALSE.equals(row.get("picked"));
	}

	private static boolean isPostponed(Map<String, Object> row) {
		return isReleased(row) && !Integer.valueOf(0).equals(row.get("consecutive_failures"));
	}

	@Test
	void doesNotCountAPlannedWaitAsFailure() {
		var patient = new RecordingHandler((task) -> TaskResult.again(Duration.ofHours(1)));
		try (var fixture = fixture(patient)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !patient.tasks.isEmpty() && Boolean.FALSE.equals(fixture.row("a").get("picked")));
			assertThat(fixture.row("a")).containsEntry("consecutive_failures", 0);
			assertThat(fixture.gauge("tragwerk.tasks.oldest.age")).isZero();
		}
	}

	@Test
	void keepsAndCountsDeadTasks() {
		var broken = new RecordingHandler((task) -> TaskResult.failed("No luck"));
		try (var fixture = new QueueFixture(1, QueueFixture.AT_ONCE.upTo(3), broken).empty().start()) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> fixture.gauge("tragwerk.tasks.dead") == 1);
			assertThat(broken.tasks).hasSize(3);
			assertThat(broken.dead).containsExactly("a: No luck");
			assertThat(fixture.row("a")).containsEntry("last_error", "No luck")
				.containsEntry("consecutive_failures", 3);
			assertThat(fixture.gauge("tragwerk.tasks.backlog")).isZero();
			assertThat(fixture.schedule(TaskRequest.of("a"))).isFalse();
		}
	}

	@Test
	void marksATaskDeadThatCanNeverSucceed() {
		var hopeless = new RecordingHandler((task) -> TaskResult.dead("Unknown address"));
		try (var fixture = fixture(hopeless)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !hopeless.dead.isEmpty());
			assertThat(hopeless.tasks).hasSize(1);
		}
	}

	@Test
	void executesARevivedTask() {
		var mended = new RecordingHandler(
				(task) -> (task.failures() == 0) ? TaskResult.dead("Broken") : TaskResult.done());
		try (var fixture = fixture(mended)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !mended.dead.isEmpty());
			await().until(() -> fixture.jdbc.sql("""
					update test_task set dead_at = null, execution_time = now(), consecutive_failures = 1,
						failing_since = now()
					where dead_at is not null""").update() == 1);
			await().until(() -> fixture.ids().isEmpty());
		}
	}

	@Test
	@Fault("F91")
	void takesOverTasksOfADeadNode() {
		try (var fixture = idle(1, this.handler)) {
			fixture.schedule(TaskRequest.of("a"));
			fixture.jdbc.sql("""
					update test_task set picked = true, picked_by = 'dead', version = 2,
						last_heartbeat = now() - interval '3 seconds'""").update();
			fixture.start();
			await().until(() -> fixture.ids().isEmpty());
			assertThat(this.handler.tasks).containsExactly(new Task("a", 1));
		}
	}

	@Test
	@Fault("F89")
	void ignoresTasksThatAnotherNodeExecutes() {
		try (var fixture = idle(1, this.handler)) {
			fixture.schedule(TaskRequest.of("theirs"));
			fixture.jdbc.sql("""
					update test_task set picked = true, picked_by = 'alive', version = 2,
						last_heartbeat = now() + interval '1 minute'""").update();
			fixture.schedule(TaskRequest.of("ours"));
			fixture.start();
			await().until(() -> this.handler.ids().contains("ours"));
			assertThat(fixture.ids()).containsExactly("theirs");
		}
	}

	@Test
	@Fault("F90")
	void whatIsBeingExecutedIsExecutedByNobodyElseHoweverOftenItIsScheduledAgain() {
		var started = new CountDownLatch(1);
		var release = new CountDownLatch(1);
		var slow = new RecordingHandler((task) -> {
			if (task.id().equals("slow")) {
				started.countDown();
				Latches.await(release);
			}
			return TaskResult.done();
		});
		try (var first = idle(2, slow).start(); var second = new QueueFixture(2, QueueFixture.AT_ONCE, slow).start()) {
			first.schedule(TaskRequest.of("slow"));
			Latches.await(started);
			for (int time = 0; time < 3; time++) {
				assertThat(second.schedule(TaskRequest.of("slow"))).isFalse();
				second.transaction.executeWithoutResult((status) -> second.queue.runNow("slow"));
				var other = "other" + time;
				second.schedule(TaskRequest.of(other));
				await().until(() -> slow.ids().contains(other));
			}
			assertThat(slow.ids()).containsOnlyOnce("slow");
			release.countDown();
			await().until(() -> first.ids().isEmpty());
			assertThat(slow.ids()).containsOnlyOnce("slow");
		}
	}

	@ParameterizedTest
	@MethodSource("results")
	void changesNothingAfterATaskWasTakenOver(TaskResult result) {
		var started = new CountDownLatch(1);
		var release = new CountDownLatch(1);
		var stuck = new RecordingHandler((task) -> {
			if (task.id().equals("next")) {
				return TaskResult.done();
			}
			started.countDown();
			Latches.await(release);
			return result;
		});
		try (var fixture = idle(1, stuck).start()) {
			fixture.schedule(TaskRequest.of("lost"));
			Latches.await(started);
			fixture.jdbc.sql("update test_task set picked_by = 'other', version = version + 1").update();
			var before = fixture.row("lost");
			fixture.schedule(TaskRequest.of("next"));
			release.countDown();
			await().until(() -> stuck.ids().contains("next"));
			assertThat(fixture.row("lost")).isEqualTo(before);
			assertThat(stuck.dead).isEmpty();
		}
	}

	static Stream<TaskResult> results() {
		return Stream.of(TaskResult.done(), TaskResult.again(Duration.ZERO), TaskResult.postponed(Duration.ZERO),
				TaskResult.failed("No luck"), TaskResult.dead("No luck"));
	}

	@Test
	void releasesInterruptedTasksWithoutAFailure() {
		var started = new CountDownLatch(1);
		var stuck = new RecordingHandler((task) -> {
			started.countDown();
			Latches.await(new CountDownLatch(1));
			return TaskResult.done();
		});
		try (var fixture = fixture(stuck)) {
			fixture.schedule(TaskRequest.of("a"));
			Latches.await(started);
			var before = System.nanoTime();
			fixture.queue.stop();
			assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
			assertThat(fixture.row("a")).containsEntry("picked", false).containsEntry("consecutive_failures", 0);
		}
	}

	@Test
	@Fault("F91")
	void releasesTasksWithoutThreadWhenStopping() {
		var started = new CountDownLatch(1);
		var release = new CountDownLatch(1);
		try (var fixture = fixture(new RecordingHandler((task) -> awaitFirmly(started, release)))) {
			fixture.schedule(TaskRequest.of("running"));
			Latches.await(started);
			fixture.jdbc.sql("""
					insert into test_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat)
					select 'test', 'waiting', now(), true, picked_by, now() from test_task""").update();
			fixture.queue.stop();
			assertThat(fixture.row("waiting")).containsEntry("picked", false);
			assertThat(fixture.row("running")).containsEntry("picked", true);
			release.countDown();
			await().until(() -> fixture.ids().equals(List.of("waiting")));
		}
	}

	/** Work that cannot be interrupted, such as writing to a socket. */
	private static TaskResult awaitFirmly(CountDownLatch started, CountDownLatch release) {
		started.countDown();
		while (release.getCount() > 0) {
			LockSupport.parkNanos(1_000_000);
		}
		return TaskResult.done();
	}

	@Test
	void startsAgainAfterAStop() {
		try (var fixture = fixture(this.handler)) {
			fixture.queue.stop();
			fixture.schedule(TaskRequest.of("a"));
			fixture.start();
			await().until(() -> fixture.ids().isEmpty());
		}
	}

	@Test
	void measuresTheAgeOfTheOldestTask() {
		try (var fixture = idle(1, this.handler)) {
			fixture.schedule(TaskRequest.of("a"));
			fixture.jdbc.sql("update test_task set due_since = now() - interval '1 hour'").update();
			assertThat(fixture.gauge("tragwerk.tasks.oldest.age")).isBetween(3600.0, 3700.0);
			assertThat(fixture.gauge("tragwerk.tasks.backlog")).isOne();
		}
	}

	private static QueueFixture fixture(RecordingHandler handler) {
		return idle(2, handler).start();
	}

	private static QueueFixture idle(int threads, RecordingHandler handler) {
		return new QueueFixture(threads, QueueFixture.AT_ONCE, handler).empty();
	}

	/**
	 * Latches that stand for interruptible work.
	 */
	private static final class Latches {

		static void await(CountDownLatch latch) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
