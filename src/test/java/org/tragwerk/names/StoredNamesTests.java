package org.tragwerk.names;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks the tables and columns of the migrated database against {@link StruckWords}.
 */
@TragwerkTest
class StoredNamesTests {

	@Test
	void tablesAndColumnsHaveNoStruckWord(@Autowired JdbcClient jdbc) {
		var allowed = new AllowedNames();
		var tables = jdbc.sql("""
				select 'table ' || table_name from information_schema.tables where table_schema = current_schema()
				union select 'column ' || column_name from information_schema.columns
				where table_schema = current_schema()""").query(String.class).list();
		assertThat(tables).contains("table member", "column started_at");
		assertThat(struck(tables, allowed)).isEmpty();
		assertThat(List.of("table", "column")).flatExtracting(allowed::unused)
			.as("allowed although nothing is named so")
			.isEmpty();
	}

	private static List<String> struck(List<String> names, AllowedNames allowed) {
		return names.stream()
			.filter((name) -> StruckWords.stored(name.substring(name.indexOf(' ') + 1)).isPresent())
			.filter((name) -> !allowed.contains(name))
			.sorted()
			.toList();
	}

}
