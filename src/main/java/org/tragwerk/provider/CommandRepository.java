package org.tragwerk.provider;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores commands and their states.
 */
@Component
class CommandRepository {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CommandRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Inserts a command; empty if there is one with the same request id. */
	Optional<CommandId> insert(ProviderCommand command, String requestId) {
		return this.jdbc.sql("""
				insert into provider_command (id, request_id, type, target, payload, state, asked_at, attempts)
				values (:id, :requestId, :type, :target, :payload::jsonb, 'OPEN', now(), 0)
				on conflict (request_id) do nothing returning id""")
			.param("id", UUID.randomUUID())
			.param("requestId", requestId)
			.param("type", CommandType.of(command).name())
			.param("target", command.target())
			.param("payload", this.json.writeValueAsString(command))
			.query(UUID.class)
			.optional()
			.map(CommandId::new);
	}

	/**
	 * The id of the command with this request id; empty if it is not equal to this
	 * command.
	 */
	Optional<CommandId> findByRequest(String requestId, ProviderCommand command) {
		return this.jdbc.sql("""
				select id from provider_command
				where request_id = :requestId and type = :type and payload = :payload::jsonb""")
			.param("requestId", requestId)
			.param("type", CommandType.of(command).name())
			.param("payload", this.json.writeValueAsString(command))
			.query(UUID.class)
			.optional()
			.map(CommandId::new);
	}

	CommandState state(CommandId id) {
		return this.jdbc.sql("select state from provider_command where id = ?")
			.param(id.value())
			.query(CommandState.class)
			.single();
	}

	boolean hasOpen(String target) {
		return this.jdbc.sql("select exists (select from provider_command where target = ? and state = 'OPEN')")
			.param(target)
			.query(Boolean.class)
			.single();
	}

	List<CommandId> findOpenByTarget(String target) {
		return this.jdbc.sql("select id from provider_command where target = ? and state = 'OPEN'")
			.param(target)
			.query(UUID.class)
			.list()
			.stream()
			.map(CommandId::new)
			.toList();
	}

	/** The command if it is open; empty if not. */
	Optional<ProviderCommand> findOpen(CommandId id) {
		return this.jdbc.sql("select type, payload from provider_command where id = ? and state = 'OPEN'")
			.param(id.value())
			.query(Stored.class)
			.optional()
			.map(this::read);
	}

	private ProviderCommand read(Stored stored) {
		return this.json.readValue(stored.payload(), CommandType.valueOf(stored.type()).payload());
	}

	/** Whether there is a later command of the same type for the same target. */
	boolean isSuperseded(CommandId id) {
		return this.jdbc.sql("""
				select exists (select from provider_command later join provider_command command using (type, target)
					where command.id = ? and later.number > command.number)""")
			.param(id.value())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Stores the reason why a command is still open, and returns the number of its
	 * attempts.
	 */
	int addAttempt(CommandId id, String reason) {
		return this.jdbc
			.sql("update provider_command set attempts = attempts + 1, last_error = ? where id = ? returning attempts")
			.params(reason, id.value())
			.query(Integer.class)
			.single();
	}

	/** Marks an open command as done; returns false if it was not open. */
	boolean complete(CommandId id) {
		return this.jdbc
			.sql("""
					update provider_command set state = 'DONE', closed_at = now(), attempts = attempts + 1, last_error = null
					where id = ? and state = 'OPEN'""")
			.param(id.value())
			.update() == 1;
	}

	/**
	 * Opens a command that was done, and returns its target; empty if it was not done.
	 */
	Optional<String> reopen(CommandId id) {
		return this.jdbc.sql("""
				update provider_command set state = 'OPEN', closed_at = null where id = ? and state = 'DONE'
				returning target""").param(id.value()).query(String.class).optional();
	}

	/** Marks an open command as refused; returns false if it was not open. */
	boolean refuse(CommandId id, String reason) {
		return this.jdbc.sql("""
				update provider_command set state = 'REFUSED', closed_at = now(), last_error = ?
				where id = ? and state = 'OPEN'""").params(reason, id.value()).update() == 1;
	}

	private record Stored(String type, String payload) {
	}

}
