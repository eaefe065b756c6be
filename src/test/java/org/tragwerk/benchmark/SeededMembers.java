package org.tragwerk.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Members with an active subscription each, in the columns that the schema of a build
 * has: builds differ in the names of some.
 */
final class SeededMembers {

	private static final Map<String, String> MEMBER = Map.of("id", "md5('member' || n)::uuid", "version", "0", "email",
			"'reader' || n || '@example.org'", "address", "'reader' || n || '@example.org'", "language", "'de'",
			"joined_at", "now() - interval '200 days'");

	private static final Map<String, String> SUBSCRIPTION = subscription();

	private SeededMembers() {
	}

	private static Map<String, String> subscription() {
		var columns = new LinkedHashMap<String, String>(Map.of("id", "md5('subscription' || n)::uuid", "member_id",
				"md5('member' || n)::uuid", "attempt_id", "md5('attempt' || n)::uuid", "origin", "'ATTEMPT'", "status",
				"'ACTIVE'", "amount", "750", "interval", "'MONTHLY'", "rhythm", "'MONTHLY'", "started_at",
				"now() - interval '200 days'", "paid_until", "now() + interval '20 days'"));
		columns.putAll(Map.of("provider_id", "'sub_' || n", "reference", "'sub_' || n", "customer_id", "'cus_' || n",
				"customer", "'cus_' || n", "duplicate", "false", "doubled", "false", "version", "0"));
		return columns;
	}

	static void seed(BenchmarkDatabase database, int count) throws SQLException {
		try (var owner = DriverManager.getConnection(database.url(), BenchmarkDatabase.MIGRATOR,
				BenchmarkDatabase.PASSWORD); var statement = owner.createStatement()) {
			for (var table : List.of(Map.entry("member", MEMBER), Map.entry("subscription", SUBSCRIPTION))) {
				statement.execute(insert(owner, table.getKey(), table.getValue(), count));
			}
		}
	}

	private static String insert(Connection connection, String table, Map<String, String> values, int count)
			throws SQLException {
		var names = new StringBuilder();
		var expressions = new StringBuilder();
		try (var columns = connection.getMetaData().getColumns(null, "public", table, null)) {
			while (columns.next()) {
				var name = columns.getString("COLUMN_NAME");
				if (values.containsKey(name)) {
					names.append(names.isEmpty() ? "" : ", ").append(name);
					expressions.append(expressions.isEmpty() ? "" : ", ").append(values.get(name));
				}
			}
		}
		return "insert into %s (%s) select %s from generate_series(1, %d) n".formatted(table, names, expressions,
				count);
	}

}
