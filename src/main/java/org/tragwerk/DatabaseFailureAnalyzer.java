package org.tragwerk;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;
import org.tragwerk.DatabaseRoleCheck.RefusedRoleException;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Reports a database that does not accept connections, that is not migrated or whose role
 * is refused in one sentence instead of a stack trace.
 */
final class DatabaseFailureAnalyzer implements FailureAnalyzer {

	/**
	 * How SQL states begin: connection exception, invalid authorization, unknown
	 * database, insufficient resources, and a server that starts or stops.
	 */
	private static final List<String> NO_CONNECTION = List.of("08", "28", "3D", "53", "57P");

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.map(DatabaseFailureAnalyzer::analysis)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static @Nullable FailureAnalysis analysis(Throwable cause) {
		if (cause instanceof RefusedRoleException) {
			return new FailureAnalysis(cause.getMessage(),
					"Set SPRING_DATASOURCE_USERNAME to a role that owns nothing; docs/roles.sql makes one.", cause);
		}
		if (cause instanceof SchemaManagementException) {
			return new FailureAnalysis("The database is not migrated to this version: " + cause.getMessage() + ".",
					"Start Tragwerk once with --migrate; README says with which role.", cause);
		}
		return (cause instanceof SQLException refused && isWithoutConnection(refused)) ? withoutConnection(refused)
				: null;
	}

	private static boolean isWithoutConnection(SQLException failure) {
		var state = failure.getSQLState();
		return state != null && NO_CONNECTION.stream().anyMatch(state::startsWith);
	}

	/** The pool says only that it waited; its cause says for what. */
	private static FailureAnalysis withoutConnection(SQLException failure) {
		var message = (failure.getCause() instanceof SQLException cause) ? cause.getMessage() : failure.getMessage();
		return new FailureAnalysis("The database accepts no connection: " + message,
				"Check SPRING_DATASOURCE_URL and the role's name and password.", failure);
	}

}
