package org.tragwerk.provider;

import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.task.TaskRequest;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ProviderCommandsTests {

	private static final ProviderCommand FIVE = new ChangePledgeCommand("sub_1", new Money(500));

	private static final ProviderCommand TEN = new ChangePledgeCommand("sub_1", new Money(1000));

	private final CommandFixture fixture = new CommandFixture();

	@Test
	@Fault("F41")
	void queuesARepeatedRequestOnce() {
		var first = this.fixture.queue(TEN, "form 1");
		assertThat(this.fixture.queue(TEN, "form 1")).isEqualTo(first);
		assertThat(this.fixture.scheduled).hasSize(1);
	}

	@Test
	@Fault("F42")
	void queuesThreeChangesUpDownAndUp() {
		this.fixture.execute(this.fixture.queue(TEN, "form 1"));
		this.fixture.execute(this.fixture.queue(FIVE, "form 2"));
		this.fixture.execute(this.fixture.queue(TEN, "form 3"));
		assertThat(this.fixture.provider.executed()).containsExactly(TEN, FIVE, TEN);
	}

	@Test
	@Fault("F42")
	void rejectsARequestIdOfAnotherCommand() {
		this.fixture.queue(TEN, "form 1");
		assertThatIllegalArgumentException().isThrownBy(() -> this.fixture.queue(FIVE, "form 1"))
			.withMessageContaining("form 1");
	}

	@Test
	void queuesNothingAfterARollback() {
		this.fixture.transaction.executeWithoutResult((status) -> {
			this.fixture.commands.queue(TEN, "form 1", CommandPriority.MEMBER);
			status.setRollbackOnly();
		});
		assertThat(this.fixture.jdbc.sql("select count(*) from provider_command").query(Long.class).single()).isZero();
	}

	@Test
	void executesCommandsOfMembersFirst() {
		this.fixture.queue(() -> this.fixture.commands.queue(FIVE, "job", CommandPriority.JOB));
		this.fixture.queue(() -> this.fixture.commands.queue(TEN, "form", CommandPriority.MEMBER));
		assertThat(this.fixture.scheduled).extracting(TaskRequest::priority).containsExactly(0, 10);
	}

	@Test
	@Fault("F57")
	void groupsCommandsByTarget() {
		this.fixture.queue(TEN, "form");
		this.fixture.queue(new CancelSubscriptionCommand("sub_1", Instant.EPOCH), "declaration");
		assertThat(this.fixture.scheduled).extracting(TaskRequest::group).containsOnly("sub_1");
	}

	@Test
	void hasTheStateOfACommand() {
		var command = this.fixture.queue(TEN, "form");
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.OPEN);
		this.fixture.execute(command);
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.DONE);
	}

	@Test
	@Fault("F74")
	void reopensACommandWhoseRefundFailed() {
		var command = this.fixture.queue(new RefundPaymentCommand("pi_1", null), "declaration");
		this.fixture.execute(command);
		this.fixture.transaction.executeWithoutResult((status) -> this.fixture.commands.reopen(command));
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.OPEN);
		assertThat(this.fixture.scheduled).hasSize(2);
		assertThat(this.fixture.scheduled.get(1)).returns(command.toString(), TaskRequest::id)
			.returns("pi_1", TaskRequest::group);
		this.fixture.execute(command);
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.DONE);
		assertThat(this.fixture.provider.executed()).hasSize(2);
	}

	@Test
	@Fault("F74")
	void reopenRunsAnOpenCommandAndKeepsARefusedOne() {
		var command = this.fixture.queue(new RefundPaymentCommand("pi_1", null), "declaration");
		this.fixture.transaction.executeWithoutResult((status) -> this.fixture.commands.reopen(command));
		assertThat(this.fixture.due).containsExactly(command.toString());
		assertThat(this.fixture.scheduled).hasSize(1);
		this.fixture.worker.onDead(this.fixture.task(command, 300), "The balance is low");
		this.fixture.transaction.executeWithoutResult((status) -> this.fixture.commands.reopen(command));
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.REFUSED);
		assertThat(this.fixture.scheduled).hasSize(1);
	}

	@Test
	@Fault("F74")
	void failsToReopenACommandWhoseTaskIsBeingDeleted() {
		var command = this.fixture.queue(new RefundPaymentCommand("pi_1", null), "declaration");
		this.fixture.execute(command);
		this.fixture.isNew = false;
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(
				() -> this.fixture.transaction.executeWithoutResult((status) -> this.fixture.commands.reopen(command)));
		assertThat(this.fixture.state(command)).isEqualTo(CommandState.DONE);
	}

	@Test
	@Fault("F75")
	void resumesTheOpenCommandsOfATarget() {
		var open = this.fixture.queue(new RefundPaymentCommand("pi_1", null), "open");
		this.fixture.execute(this.fixture.queue(new RefundPaymentCommand("pi_1", new Money(1)), "done"));
		this.fixture.queue(new RefundPaymentCommand("pi_2", null), "other");
		this.fixture.transaction.executeWithoutResult((status) -> this.fixture.commands.resumeAll("pi_1"));
		assertThat(this.fixture.due).containsExactly(open.toString());
	}

	@Test
	@Fault("F56")
	void knowsOpenCommandsOfATarget() {
		var command = this.fixture.queue(new RefundPaymentCommand("pi_1", null), "declaration");
		assertThat(this.fixture.commands.hasOpen("pi_1")).isTrue();
		assertThat(this.fixture.commands.hasOpen("pi_2")).isFalse();
		this.fixture.execute(command);
		assertThat(this.fixture.commands.hasOpen("pi_1")).isFalse();
	}

	@ParameterizedTest
	@MethodSource("stored")
	void storesCommandsAsJson(ProviderCommand command, String json) {
		var id = this.fixture.queue(command, "request");
		assertThat(this.fixture.jdbc.sql("select payload = ?::jsonb from provider_command")
			.param(json)
			.query(Boolean.class)
			.single()).isTrue();
		this.fixture.execute(id);
		assertThat(this.fixture.provider.executed()).containsExactly(command);
	}

	static Stream<Arguments> stored() {
		return Stream.of(
				arguments(new CancelSubscriptionCommand("sub_1", Instant.parse("2026-12-31T23:00:00Z")),
						"{\"subscriptionId\":\"sub_1\",\"endsAt\":\"2026-12-31T23:00:00Z\"}"),
				arguments(TEN, "{\"subscriptionId\":\"sub_1\",\"amount\":{\"cents\":1000}}"),
				arguments(new ExpireCheckoutCommand("cs_1"), "{\"checkoutId\":\"cs_1\"}"),
				arguments(new RefundPaymentCommand("pi_1", null), "{\"paymentId\":\"pi_1\"}"),
				arguments(new RefundPaymentCommand("pi_1", new Money(4981)),
						"{\"paymentId\":\"pi_1\",\"amount\":{\"cents\":4981}}"),
				arguments(new VoidDraftsCommand("sub_1"), "{\"subscriptionId\":\"sub_1\"}"));
	}

}
