package org.tragwerk.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.task.TaskResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;

class CommandWorkerTests {

	private static final ProviderCommand CANCEL = new CancelSubscriptionCommand("sub_1", Instant.EPOCH);

	private final CommandFixture fixture = new CommandFixture();

	private final CommandId command = this.fixture.queue(CANCEL, "declaration");

	@Test
	void executesACommandOutsideTransactionsAndPublishesIt() {
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.done());
		assertThat(this.fixture.provider.executed()).containsExactly(CANCEL);
		assertThat(this.fixture.events).containsExactly(new CommandDone(this.command, CANCEL));
	}

	@Test
	@Fault("F40")
	void doesNotRepeatARecordedCommand() {
		this.fixture.execute(this.command);
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.done());
		assertThat(this.fixture.provider.executed()).hasSize(1);
		assertThat(this.fixture.events).hasSize(1);
	}

	@Test
	@Fault("F40")
	void repeatsWithTheSameIdIfTheResultWasNotStored() {
		this.fixture.listener = (event) -> {
			throw new CommandObsoleteException("Not today");
		};
		assertThatExceptionOfType(CommandObsoleteException.class).isThrownBy(() -> this.fixture.execute(this.command));
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.OPEN);
		this.fixture.listener = this.fixture.events::add;
		this.fixture.execute(this.command);
		assertThat(this.fixture.provider.asked()).containsExactly(this.command, this.command);
		assertThat(this.fixture.events).containsExactly(new CommandDone(this.command, CANCEL));
	}

	@Test
	@Fault("F93")
	void anUnavailableProviderIsNoFailure() {
		for (int i = 0; i < 150; i++) {
			this.fixture.provider.failWith(new ProviderUnavailableException(new IllegalStateException("503")));
			assertThat(this.fixture.execute(this.command)).isInstanceOf(TaskResult.Postponed.class);
		}
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.OPEN);
		assertThat(this.fixture.lastError(this.command)).isEqualTo("The provider gave no answer");
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.done());
	}

	@Test
	void backsOffWhileTheProviderIsUnavailable() {
		this.fixture.provider.failWith(new ProviderUnavailableException(new IllegalStateException("503")));
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.postponed(Duration.ofSeconds(2)));
		this.fixture.provider.failWith(new ProviderUnavailableException(new IllegalStateException("503")));
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.postponed(Duration.ofSeconds(4)));
	}

	@Test
	void waitsForAPendingDebit() {
		this.fixture.provider.failWith(StillPendingException.debit("sub_1"));
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.again(Duration.ofHours(1)));
		assertThat(this.fixture.lastError(this.command)).isEqualTo("A debit of sub_1 is on its way");
	}

	@Test
	@Fault("F41")
	void retriesForDays() {
		assertThat(CommandConfiguration.RETRIES.delayAfter(500, Duration.ofDays(12))).contains(Duration.ofHours(1));
		assertThat(CommandConfiguration.RETRIES.delayAfter(500, Duration.ofDays(13))).isEmpty();
		assertThat(CommandConfiguration.RETRIES.delayAfter(11, Duration.ofDays(13))).isPresent();
	}

	@Test
	void retriesHourlyAfterManyFailures() {
		assertThat(CommandConfiguration.RETRIES.delayAfter(1, Duration.ZERO)).contains(Duration.ofSeconds(2));
		assertThat(CommandConfiguration.RETRIES.delayAfter(11, Duration.ofHours(1))).contains(Duration.ofMinutes(10));
		assertThat(CommandConfiguration.RETRIES.delayAfter(12, Duration.ofHours(1))).contains(Duration.ofHours(1));
	}

	@Test
	void aRefusalIsAFailureWithItsReason() {
		this.fixture.provider.failWith(new ProviderRefusedException(new IllegalStateException("The balance is low")));
		assertThat(this.fixture.execute(this.command))
			.isEqualTo(TaskResult.failed("ProviderRefusedException: The payment provider refused"));
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.OPEN);
		assertThat(this.fixture.lastError(this.command)).contains("The payment provider refused");
	}

	@Test
	@Fault("F41")
	void publishesARefusalAfterTheLastRetry() {
		this.fixture.worker.onDead(this.fixture.task(this.command, 300), "The balance is low");
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.REFUSED);
		assertThat(this.fixture.events).containsExactly(new CommandRefused(this.command, CANCEL, "The balance is low"));
	}

	@Test
	@Fault("F41")
	void opensAStaffTaskAfterTheLastRetryAndClosesItWhenDone() {
		this.fixture.worker.onDead(this.fixture.task(this.command, 300), "The balance is low");
		this.fixture.worker.onDead(this.fixture.task(this.command, 300), "The balance is low");
		then(this.fixture.staffTasks).should(times(1))
			.open(StaffTaskKind.COMMAND_REFUSED, "sub_1", this.command.toString(),
					Map.of("type", "CANCEL_SUBSCRIPTION", "reason", "The balance is low"));
		this.fixture.jdbc.sql("update provider_command set state = 'OPEN', closed_at = null").update();
		this.fixture.execute(this.command);
		then(this.fixture.staffTasks).should().close(StaffTaskKind.COMMAND_REFUSED, "sub_1", this.command.toString());
	}

	@Test
	void opensNoStaffTaskForAnObsoleteCommand() {
		this.fixture.provider.failWith(new CommandObsoleteException("Subscription sub_1 is over"));
		this.fixture.execute(this.command);
		then(this.fixture.staffTasks).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F41")
	void executesARevivedCommand() throws IOException {
		this.fixture.worker.onDead(this.fixture.task(this.command, 300), "The balance is low");
		this.fixture.jdbc.sql("""
				insert into provider_command_task (task_name, task_instance, due_since, execution_time,
					consecutive_failures, failing_since, dead_at)
				values ('provider_command', ?, now() - interval '20 days', 'infinity', 300, now() - interval '13 days',
					now())""").param(this.command.toString()).update();
		this.fixture.jdbc.sql(Files.readString(Path.of("docs/revive.sql"))).update();
		assertThat(this.fixture.jdbc.sql("""
				select count(*) from provider_command_task where due_since = execution_time and execution_time <= now()
				and consecutive_failures = 0 and failing_since is null and dead_at is null""")
			.query(Long.class)
			.single()).isOne();
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.done());
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.DONE);
	}

	@Test
	void refusesAnObsoleteCommand() {
		this.fixture.provider.failWith(new CommandObsoleteException("Subscription sub_1 is over"));
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.done());
		assertThat(this.fixture.state(this.command)).isEqualTo(CommandState.REFUSED);
		assertThat(this.fixture.events)
			.containsExactly(new CommandRefused(this.command, CANCEL, "Subscription sub_1 is over"));
	}

	@Test
	@Fault("F49")
	void aLaterPledgeChangeSupersedesAnEarlierOne() {
		var earlier = this.fixture.queue(new ChangePledgeCommand("sub_1", new Money(500)), "form 1");
		var later = this.fixture.queue(new ChangePledgeCommand("sub_1", new Money(1000)), "form 2");
		this.fixture.execute(later);
		this.fixture.execute(earlier);
		assertThat(this.fixture.provider.executed()).containsExactly(new ChangePledgeCommand("sub_1", new Money(1000)));
		assertThat(this.fixture.state(earlier)).isEqualTo(CommandState.REFUSED);
	}

	@Test
	@Fault("F41")
	void cancellationsDoNotSupersedeEachOther() {
		var other = this.fixture.queue(new CancelSubscriptionCommand("sub_1", Instant.EPOCH.plusSeconds(1)),
				"another declaration");
		this.fixture.execute(other);
		this.fixture.execute(this.command);
		assertThat(this.fixture.provider.executed()).hasSize(2);
	}

	@Test
	void postponesCommandsWhileWritesAreDisabled() {
		this.fixture.provider.setWritable(false);
		assertThat(this.fixture.execute(this.command)).isEqualTo(TaskResult.postponed(Duration.ofMinutes(1)));
		assertThat(this.fixture.attempts(this.command)).isZero();
		assertThat(this.fixture.provider.asked()).isEmpty();
	}

}
