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
	 * After so many failures that were no silence of the provider somebody has to look,
	 * and a command is tried once an hour.
	 */
	static final int MOST_FAILURES = 12;

	/** Money that is due back is due within fourteen days. */
	private static final Duration PATIENCE = Duration.ofDays(13);

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

	/**
	 * Takes commands that are due; nobody else gets them, or others on the same target,
	 * before they are reported on or the lease is over: what two of them look at and
	 * change, they look at and change one after the other.
	 */
	@Transactional
	public List<Command> take(int most, Duration lease) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtext('command'))").query().listOfRows();
		return this.jdbc.sql("""
				update command set attempts = attempts + 1, next_try_at = now() + make_interval(secs => :lease),
				leased_until = now() + make_interval(secs => :lease)
				where id in (select id from command due where state = 'OPEN' and next_try_at <= now()
					and not exists (select from command other where other.target = due.target
						and other.leased_until > now())
					order by next_try_at limit :most for update skip locked)
				returning id, kind, target, parameter, attempts""")
			.param("lease", lease.toSeconds())
			.param("most", most)
			.query(Command.class)
			.list();
	}

	/** The provider has done it, or had done it before. */
	@Transactional
	public void done(Command command) {
		this.jdbc.sql(
				"update command set state = 'DONE', done_at = now(), leased_until = null, last_error = null where id = :id")
			.param("id", command.id())
			.update();
	}

	/** The provider gave no answer; it is asked again until it does. */
	@Transactional
	public void postponed(Command command, Duration pause) {
		again(command, pause, "The provider gave no answer");
	}

	/** It has to wait for something that takes days; it is tried again until then. */
	@Transactional
	public void waits(Command command, Duration pause, String reason) {
		again(command, pause, reason);
	}

	/**
	 * It failed this time; it is tried again later, and given up when nobody mended for
	 * days what makes it fail.
	 */
	@Transactional
	public void failed(Command command, Duration pause, String reason) {
		again(command, pause, reason);
		var state = this.jdbc.sql("""
				update command set failures = failures + 1,
				next_try_at = greatest(next_try_at, now() + case when failures + 1 >= :most then interval '1 hour'
					else interval '0' end),
				state = case when failures + 1 >= :most and asked_at < now() - make_interval(secs => :patience)
					then 'GIVEN_UP' else 'OPEN' end
				where id = :id and state = 'OPEN' returning state""")
			.param("most", MOST_FAILURES)
			.param("patience", PATIENCE.toSeconds())
			.param("id", command.id())
			.query(String.class)
			.optional();
		if (state.filter("GIVEN_UP"::equals).isPresent()) {
			logger.error("Command {} {} is given up: {}", command.kind(), command.id(), reason);
		}
	}

	private void again(Command command, Duration pause, String reason) {
		this.jdbc.sql("""
				update command set next_try_at = now() + make_interval(secs => :pause), leased_until = null,
				last_error = :reason where id = :id and state = 'OPEN'""")
			.param("pause", pause.toSeconds())
			.param("reason", reason)
			.param("id", command.id())
			.update();
	}

}
