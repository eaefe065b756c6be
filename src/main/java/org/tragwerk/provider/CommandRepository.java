package org.tragwerk.provider;

import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores commands with what became of them.
 */
@Component
class CommandRepository {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CommandRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Stores a command unless its request id is known; empty if it is. */
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

	/** The command of a request id; empty if the id was given to another command. */
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

	/** The command, if it is still open. */
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

	/** Whether the same was asked for the same target once more since. */
	boolean isSuperseded(CommandId id) {
		return this.jdbc.sql("""
				select exists (select from provider_command later join provider_command command using (type, target)
					where command.id = ? and later.number > command.number)""")
			.param(id.value())
			.query(Boolean.class)
			.single();
	}

	/** Notes why a command is still open, and returns how often it was tried by now. */
	int addAttempt(CommandId id, String reason) {
		return this.jdbc
			.sql("update provider_command set attempts = attempts + 1, last_error = ? where id = ? returning attempts")
			.params(reason, id.value())
			.query(Integer.class)
			.single();
	}

	/** Whether the command was open and is done now. */
	boolean complete(CommandId id) {
		return this.jdbc
			.sql("""
					update provider_command set state = 'DONE', closed_at = now(), attempts = attempts + 1, last_error = null
					where id = ? and state = 'OPEN'""")
			.param(id.value())
			.update() == 1;
	}

	/** Whether the command was open and is refused now. */
	boolean refuse(CommandId id, String reason) {
		return this.jdbc.sql("""
				update provider_command set state = 'REFUSED', closed_at = now(), last_error = ?
				where id = ? and state = 'OPEN'""").params(reason, id.value()).update() == 1;
	}

	private record Stored(String type, String payload) {
	}

}
