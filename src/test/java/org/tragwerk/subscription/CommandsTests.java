package org.tragwerk.subscription;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@TestPropertySource(properties = "tragwerk.stripe.writes=false")
class CommandsTests {

	private static final int OFTEN = 150;

	private static final Duration PAUSE = Duration.ofDays(1);

	@Autowired
	private Commands commands;

	@Autowired
	private JdbcClient jdbc;

	private Command command;

	@BeforeEach
	void ask() {
		this.command = new Command(UUID.randomUUID(), Command.Kind.END, "sub_" + UUID.randomUUID(), "", OFTEN);
		this.jdbc.sql("""
				insert into command (id, kind, target, parameter, state, attempts, next_try_at, asked_at)
				values (?, 'END', ?, '', 'OPEN', ?, now() + interval '1 day', now())""")
			.params(this.command.id(), this.command.target(), OFTEN)
			.update();
	}

	@Test
	@Fault("F93")
	void waitingAndSilenceAreNoFailures() {
		for (int i = 0; i < OFTEN; i++) {
			this.commands.waits(this.command, PAUSE, "The debit is under way");
			this.commands.postponed(this.command, PAUSE);
		}
		this.commands.failed(this.command, PAUSE, "The balance is too low");
		assertThat(state()).isEqualTo("OPEN");
	}

	@Test
	@Fault("F41")
	void isTriedForDaysWhateverTheAnswers() {
		fail();
		assertThat(state()).isEqualTo("OPEN");
		this.jdbc.sql("update command set asked_at = now() - interval '14 days' where id = ?")
			.param(this.command.id())
			.update();
		this.commands.failed(this.command, PAUSE, "The balance is too low");
		assertThat(state()).isEqualTo("GIVEN_UP");
	}

	@Test
	void isTriedOnceAnHourWhenItFailedOften() {
		fail();
		this.commands.failed(this.command, Duration.ZERO, "The balance is too low");
		assertThat(this.jdbc.sql("select next_try_at > now() + interval '50 minutes' from command where id = ?")
			.param(this.command.id())
			.query(Boolean.class)
			.single()).isTrue();
	}

	@Test
	@Fault("F57")
	void oneTargetIsInOneHandAtATime() {
		var earlier = ask("earlier");
		assertThat(take()).contains(earlier);
		var later = ask("later");
		assertThat(take()).doesNotContain(later);
		this.commands.done(new Command(earlier, Command.Kind.END, this.command.target(), "earlier", 1));
		assertThat(take()).contains(later);
	}

	private UUID ask(String parameter) {
		return this.jdbc.sql("""
				insert into command (id, kind, target, parameter, state, attempts, next_try_at, asked_at)
				values (gen_random_uuid(), 'END', ?, ?, 'OPEN', 0, now(), now()) returning id""")
			.params(this.command.target(), parameter)
			.query(UUID.class)
			.single();
	}

	private List<UUID> take() {
		return this.commands.take(1000, Duration.ofMinutes(5)).stream().map(Command::id).toList();
	}

	private void fail() {
		for (int i = 0; i < 2 * Commands.MOST_FAILURES; i++) {
			this.commands.failed(this.command, PAUSE, "The balance is too low");
		}
	}

	private String state() {
		return this.jdbc.sql("select state from command where id = ?")
			.param(this.command.id())
			.query(String.class)
			.single();
	}

}
