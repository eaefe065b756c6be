package org.tragwerk.task;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;

import org.springframework.transaction.IllegalTransactionStateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TaskQueueTests {

	private final RecordingHandler handler = new RecordingHandler((task) -> TaskResult.done());

	@Test
	void executesATaskAfterTheCommitAndForgetsIt() {
		try (var fixture = fixture(this.handler)) {
			assertThat(fixture.schedule(TaskRequest.of("a").withPayload("Grüße"))).isTrue();
			await().until(() -> fixture.ids().isEmpty());
			assertThat(this.handler.tasks).containsExactly(new Task("a", "Grüße", 0));
		}
	}

	@Test
	void executesNothingThatWasRolledBack() {
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
	void schedulesInsideATransactionOnly() {
		try (var fixture = fixture(this.handler)) {
			assertThatExceptionOfType(IllegalTransactionStateException.class)
				.isThrownBy(() -> fixture.queue.schedule(TaskRequest.of("a")));
		}
	}

	@Test
	void schedulesAnIdOnceWithoutSpoilingTheTransaction() {
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
	void executesLaterWhatIsForLater() {
		try (var fixture = fixture(this.handler)) {
			fixture.schedule(TaskRequest.of("later").after(Duration.ofHours(1)));
			fixture.schedule(TaskRequest.of("now"));
			await().until(() -> this.handler.ids().contains("now"));
			assertThat(fixture.ids()).containsExactly("later");
		}
	}

	@Test
	void neverExecutesTwoOfAGroupAtOnceOnWhateverNode() {
		var running = ConcurrentHashMap.<String>newKeySet();
		var collided = new AtomicBoolean();
		var slow = new RecordingHandler((task) -> runAlone(task, running, collided));
		try (var first = idle(4, slow); var second = new QueueFixture(4, QueueFixture.AT_ONCE, slow)) {
			IntStream.range(0, 60)
				.forEach((number) -> first.schedule(TaskRequest.of("g" + number).inGroup("group" + number % 3)));
			first.start();
			second.start();
			await().atMost(Patience.LATER).until(() -> first.ids().isEmpty());
		}
		assertThat(collided).isFalse();
		assertThat(slow.ids()).hasSize(60).doesNotHaveDuplicates();
	}

	private static TaskResult runAlone(Task task, Set<String> running, AtomicBoolean collided) {
		var group = "group" + Integer.parseInt(task.id().substring(1)) % 3;
		if (!running.add(group)) {
			collided.set(true);
		}
		Thread.yield();
		running.remove(group);
		return TaskResult.done();
	}

	@Test
	void triesAgainWhatFailedAndCountsTheFailures() {
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
	void storesWhyATaskFailedButNotWhatTheExceptionSays() {
		var broken = new RecordingHandler((task) -> {
			throw new IllegalStateException("secret");
		});
		var patient = RetryPolicy.exponential(Duration.ofHours(1), 1, Duration.ofHours(1));
		try (var fixture = new QueueFixture(1, patient, broken).empty().start()) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> Integer.valueOf(1).equals(fixture.row("a").get("consecutive_failures")));
			await().until(() -> Boolean.FALSE.equals(fixture.row("a").get("picked")));
			assertThat(fixture.row("a")).containsEntry("last_error", "IllegalStateException");
			assertThat(broken.tasks).hasSize(1);
		}
	}

	@Test
	void waitingForSomethingIsNoFailure() {
		var patient = new RecordingHandler((task) -> TaskResult.again(Duration.ofHours(1)));
		try (var fixture = fixture(patient)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !patient.tasks.isEmpty() && Boolean.FALSE.equals(fixture.row("a").get("picked")));
			assertThat(fixture.row("a")).containsEntry("consecutive_failures", 0);
		}
	}

	@Test
	void keepsAndCountsWhatIsDead() {
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
	void buriesAtOnceWhatCanNeverSucceed() {
		var hopeless = new RecordingHandler((task) -> TaskResult.dead("Unknown address"));
		try (var fixture = fixture(hopeless)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !hopeless.dead.isEmpty());
			assertThat(hopeless.tasks).hasSize(1);
		}
	}

	@Test
	void executesAgainWhatSomebodyRevived() {
		var mended = new RecordingHandler(
				(task) -> (task.failures() == 0) ? TaskResult.dead("Broken") : TaskResult.done());
		try (var fixture = fixture(mended)) {
			fixture.schedule(TaskRequest.of("a"));
			await().until(() -> !mended.dead.isEmpty());
			await().until(() -> fixture.jdbc.sql("""
					update test_task set dead_at = null, execution_time = now(), consecutive_failures = 1
					where dead_at is not null""").update() == 1);
			await().until(() -> fixture.ids().isEmpty());
		}
	}

	@Test
	@Fault("F91")
	void takesOverWhatADeadNodeLeftAndLetsItWriteNothing() {
		try (var fixture = idle(1, this.handler)) {
			fixture.schedule(TaskRequest.of("a"));
			fixture.jdbc.sql("""
					update test_task set picked = true, picked_by = 'dead', version = 2,
						last_heartbeat = now() - interval '3 seconds'""").update();
			fixture.start();
			await().until(() -> fixture.ids().isEmpty());
			assertThat(this.handler.tasks).containsExactly(new Task("a", null, 1));
		}
	}

	@Test
	@Fault("F89")
	void leavesAloneWhatAnotherNodeStillExecutes() {
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
	void whoLostATaskToAnotherNodeChangesNothing() {
		var started = new CountDownLatch(1);
		var release = new CountDownLatch(1);
		var stuck = new RecordingHandler((task) -> {
			started.countDown();
			Latches.await(release);
			return TaskResult.done();
		});
		try (var fixture = fixture(stuck)) {
			fixture.schedule(TaskRequest.of("a"));
			Latches.await(started);
			fixture.jdbc.sql("update test_task set picked_by = 'other', version = version + 1").update();
			release.countDown();
			fixture.queue.stop();
			assertThat(fixture.row("a")).containsEntry("picked_by", "other");
		}
	}

	@Test
	void givesBackAtOnceWhatItExecutesWhenTheNodeStops() {
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
	void aStoppedQueueStartsAgain() {
		try (var fixture = fixture(this.handler)) {
			fixture.queue.stop();
			fixture.schedule(TaskRequest.of("a"));
			fixture.start();
			await().until(() -> fixture.ids().isEmpty());
		}
	}

	@Test
	void showsForHowLongTheOldestHasBeenThere() {
		try (var fixture = idle(1, this.handler)) {
			fixture.schedule(TaskRequest.of("a"));
			fixture.jdbc.sql("update test_task set created_at = now() - interval '1 hour'").update();
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
	 * Waits on latches as work does that can be interrupted.
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
