package org.tragwerk.task;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.Fault;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class JobWorkerTests {

	private final JobFixture jobs = new JobFixture();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final JobWorker worker = new JobWorker(this.jobs.found, this.jobs.clock, ZoneOffset.UTC, this.meters);

	@Test
	void repeatsAJobAfterItsDelay() {
		assertThat(this.worker.execute(new Task("daily", 0))).isEqualTo(TaskResult.again(Duration.ofDays(1)));
		assertThat(this.jobs.sample.runs).isOne();
		assertThat(this.meters.get("tragwerk.jobs").tags("job", "daily", "result", "done").counter().count()).isOne();
	}

	@Test
	void retriesAFailedJobWithinAMinute() {
		this.jobs.sample.failure = () -> new IllegalStateException("broken");
		assertThat(this.worker.execute(new Task("daily", 0))).isEqualTo(TaskResult.again(Duration.ofMinutes(1)));
		assertThat(this.worker.execute(new Task("often", 0))).isEqualTo(TaskResult.again(Duration.ofMillis(10)));
		assertThat(this.meters.get("tragwerk.jobs").tags("job", "daily", "result", "failed").counter().count()).isOne();
	}

	@Test
	void retriesAJobThatThrowsAnError() {
		this.jobs.sample.failure = () -> new NoClassDefFoundError("Broken");
		assertThat(this.worker.execute(new Task("daily", 0))).isEqualTo(TaskResult.again(Duration.ofMinutes(1)));
		assertThat(this.meters.get("tragwerk.jobs").tags("job", "daily", "result", "failed").counter().count()).isOne();
	}

	@Test
	@Fault("F117")
	@ExtendWith(OutputCaptureExtension.class)
	void logsNoMessagesOfLibraries(CapturedOutput output) {
		this.jobs.sample.failure = () -> new IllegalArgumentException("ada@example.org",
				new IllegalStateException("sk_test_Hq27"));
		this.worker.execute(new Task("daily", 0));
		assertThat(output).contains("The job daily failed: IllegalArgumentException")
			.doesNotContain("ada@example.org", "sk_test_Hq27");
	}

	@Test
	void leavesAnUnknownJobToOtherNodes() {
		assertThat(this.worker.execute(new Task("newer", 0))).isEqualTo(TaskResult.again(Duration.ofMinutes(1)));
	}

	@Test
	void registersAJobOnceDueImmediately() {
		new JobRegistrar(this.jobs.found, this.worker, this.jobs.table).start();
		this.jobs.jdbc.sql("update job_task set last_error = 'kept'").update();
		new JobRegistrar(this.jobs.found, this.worker, this.jobs.table).start();
		assertThat(this.jobs.number("select count(*) from job_task where last_error = 'kept'")).isEqualTo(2);
		assertThat(this.jobs.number("select count(*) from job_task where execution_time <= now()")).isEqualTo(2);
	}

	@Test
	void keepsTheDueTimeWhenANodeStarts() {
		this.jobs.table.register("daily", Duration.ofHours(5), Duration.ofDays(1));
		new JobRegistrar(this.jobs.found, this.worker, this.jobs.table).start();
		assertThat(this.jobs.number("""
				select count(*) from job_task where task_instance = 'daily'
				and execution_time > now() + interval '4 hours'""")).isOne();
	}

	@Test
	void movesAJobForwardWhoseScheduleBecameShorter() {
		this.jobs.table.register("daily", Duration.ofDays(30), Duration.ofDays(30));
		new JobRegistrar(this.jobs.found, this.worker, this.jobs.table).start();
		assertThat(this.jobs.number("select count(*) from job_task where execution_time < now() + interval '25 hours'"))
			.isEqualTo(2);
	}

	@Test
	void measuresHowLongAJobIsOverdue() {
		assertThat(this.jobs.table.overdue()).isZero();
		this.jobs.table.register("daily", Duration.ofHours(-1), Duration.ofDays(1));
		var metrics = new JobMetrics(this.jobs.table, this.meters);
		metrics.refresh();
		assertThat(this.meters.get("tragwerk.jobs.overdue").gauge().value()).isBetween(3600.0, 3700.0);
	}

	@Test
	@Fault("F89")
	void runsAJobOnOneOfTwoNodesAtATime() {
		this.jobs.sample.hold = new CountDownLatch(50);
		new JobRegistrar(this.jobs.found, this.worker, this.jobs.table).start();
		var first = this.jobs.queue(this.worker);
		var second = this.jobs.queue(this.worker);
		first.start();
		second.start();
		await().until(() -> this.jobs.sample.endedDaily.get() > 0);
		first.stop();
		second.stop();
		assertThat(this.jobs.sample.begunDaily).hasValue(1);
	}

}
