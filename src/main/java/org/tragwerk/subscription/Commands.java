package org.tragwerk.subscription;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the provider is asked to change: written with the reason for it, carried out after
 * the commit. Leases and retries run on the database's time.
 */
@Component
public class Commands {

	private static final Logger logger = LoggerFactory.getLogger(Commands.class);

	/**
	 * After so many failures that were no silence of the provider a command is given up.
	 */
	private static final int MOST_ATTEMPTS = 12;

	private final JdbcClient jdbc;

	private final ApplicationEventPublisher events;

	Commands(JdbcClient jdbc, ApplicationEventPublisher events) {
		this.jdbc = jdbc;
		this.events = events;
	}

	/** Asks once, however often it is called for the same target. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void ask(Command.Kind kind, String target) {
		ask(kind, target, "");
	}

	/** Asks once, however often it is called for the same target and parameter. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void ask(Command.Kind kind, String target, String parameter) {
		this.jdbc
			.sql("""
					insert into command (id, kind, target, parameter, state, attempts, next_try_at, asked_at)
					values (:id, :kind, :target, :parameter, 'OPEN', 0, now(), now()) on conflict (kind, target, parameter) do nothing""")
			.param("id", UUID.randomUUID())
			.param("kind", kind.name())
			.param("target", target)
			.param("parameter", parameter)
			.update();
		this.events.publishEvent(new CommandAsked(kind));
	}

	/** Takes commands that are due; nobody else gets them before the lease is over. */
	@Transactional
	public List<Command> take(int most, Duration lease) {
		return this.jdbc.sql("""
				update command set attempts = attempts + 1, next_try_at = now() + make_interval(secs => :lease)
				where id in (select id from command where state = 'OPEN' and next_try_at <= now()
					order by next_try_at limit :most for update skip locked)
				returning id, kind, target, parameter, attempts""")
			.param("lease", lease.toSeconds())
			.param("most", most)
			.query(Command.class)
			.list();
	}

	/** How many commands were given up and wait for somebody. */
	@Transactional(readOnly = true)
	public long countGivenUp() {
		return this.jdbc.sql("select count(*) from command where state = 'GIVEN_UP'").query(Long.class).single();
	}

	/** The provider has done it, or had done it before. */
	@Transactional
	public void done(Command command) {
		this.jdbc.sql("update command set state = 'DONE', done_at = now(), last_error = null where id = :id")
			.param("id", command.id())
			.update();
	}

	/** The provider gave no answer; it is asked again until it does. */
	@Transactional
	public void postponed(Command command, Duration pause) {
		again(command, pause, "The provider gave no answer", false);
	}

	/** It failed this time; it is tried again later, and given up in the end. */
	@Transactional
	public void failed(Command command, Duration pause, String reason) {
		again(command, pause, reason, command.attempts() >= MOST_ATTEMPTS);
	}

	private void again(Command command, Duration pause, String reason, boolean over) {
		if (over) {
			logger.error("Command {} on {} is given up: {}", command.kind(), command.target(), reason);
		}
		this.jdbc.sql("""
				update command set state = :state, next_try_at = now() + make_interval(secs => :pause),
				last_error = :reason where id = :id""")
			.param("state", over ? "GIVEN_UP" : "OPEN")
			.param("pause", pause.toSeconds())
			.param("reason", reason)
			.param("id", command.id())
			.update();
	}

}
