package org.tragwerk.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Fills tables with PostgreSQL's {@code copy}.
 */
record Copy(Connection database) {

	void into(String table, Stream<String> rows) throws SQLException {
		var lines = rows.collect(Collectors.joining("\n"));
		try {
			this.database.unwrap(PGConnection.class)
				.getCopyAPI()
				.copyIn("copy " + table + " from stdin", new StringReader(lines));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One row; the values must hold no tab, backslash or line break. */
	static String row(@Nullable Object... values) {
		return Stream.of(values)
			.map((value) -> (value != null) ? value.toString() : "\\N")
			.collect(Collectors.joining("\t"));
	}

}
