package org.tragwerk.delivery;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SharedSurroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the application's role may do in a migrated database. A column that is missing
 * here and granted, or the other way round, is a question to whoever changes the grant:
 * does the application have to write it?
 */
class ApplicationRightsTests {

	private static final String URL = SharedSurroundings.database().create();

	private static final Map<String, String> MAY_UPDATE = Map.ofEntries(Map.entry("attempt",
			"browser_token_hash, network_hash, link_token_hash, status, payment_method_types, started_at, expires_at, "
					+ "checkout_version, customer_id, checkout_id, checkout_url, checkout_state, checked_at, "
					+ "payment_method_type, mandate_reference, debit_date, version"),
			Map.entry("bucket", "state, expires_at"), Map.entry("campaign", "version, changed_at, content_hash"),
			Map.entry("customer_sync",
					"dirty, done, lease_until, leased_by, fence, attempts, next_try_at, dirty_since, priority, sweep, changed_ids, "
							+ "happened_at, last_error"),
			Map.entry("declaration",
					"version, match_kind, contract_id, confirmation_state, network, confirmed_at, status, unclear_reason"),
			Map.entry("email", "status, closed_at, version"), Map.entry("gift", "member_id"),
			Map.entry("member", "version, confirmed_at, merged_into"),
			Map.entry("payment",
					"charge_id, invoice_id, outside, status, amount, paid_at, period_from, period_to, payment_method_type, "
							+ "attempts, last_attempt_at, failure_reason, fraud_warning_id, version"),
			Map.entry("refund", "status, failure_reason, changed_at"),
			Map.entry("dispute", "status, amount, respond_by, closed_at, changed_at"),
			Map.entry("provider_command", "state, closed_at, attempts, last_error"),
			Map.entry("confirm_link", "used_at"), Map.entry("staff_task", "opened_at, closed_at"),
			Map.entry("stripe_webhook_event", "body"),
			Map.entry("subscription",
					"member_id, status, amount, interval, started_at, paid_until, past_due_since, suspended_at, given_up_at, "
							+ "resumes_at, last_month, requested_end_reason, requested_ends_at, ends_at, ended_at, end_reason, "
							+ "duplicate, payment_method_inactive, refunded_at, payment_method_type, mandate_reference, debit_date, version"),
			Map.entry("supporter_count", "count"), Map.entry("sweep_position", "last_id"));

	/** Rows of db-scheduler, which writes all of their columns. */
	private static final String QUEUES = "'declaration_task', 'email_task', 'job_task', 'provider_command_task'";

	@Test
	void canUpdateOnlyTheNecessaryColumns() throws SQLException {
		assertThat(map("""
				select table_name, string_agg(column_name, ', ' order by ordinal_position)
				from information_schema.column_privileges join information_schema.columns
				using (table_schema, table_name, column_name)
				where grantee = 'tragwerk' and privilege_type = 'UPDATE' and table_name not in (%s)
				group by table_name""".formatted(QUEUES))).containsExactlyInAnyOrderEntriesOf(MAY_UPDATE);
	}

	@Test
	void canDeleteOnlyFromTablesWithRetention() throws SQLException {
		assertThat(map("""
				select table_name, privilege_type from information_schema.table_privileges
				where grantee = 'tragwerk' and privilege_type not in ('SELECT', 'INSERT', 'UPDATE')"""))
			.allSatisfy((table, right) -> assertThat(right).as(table).isEqualTo("DELETE"))
			.containsOnlyKeys("attempt", "bucket", "declaration_link", "declaration_task", "email_task", "job_task",
					"provider_command_task", "confirm_link", "supporter");
	}

	@Test
	void otherRolesHaveNoRights() throws SQLException {
		assertThat(map("""
				select table_name, grantee || ' ' || privilege_type from information_schema.table_privileges
				where table_schema = 'public' and grantee not in ('tragwerk', 'tragwerk_migrator')""")).isEmpty();
		assertThat(map("select rolname, rolsuper::text from pg_roles where rolname like 'tragwerk%'"))
			.isEqualTo(Map.of("tragwerk", "false", "tragwerk_migrator", "false"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table t (id int)", "create temporary table t (id int)", "create schema s",
			"create function f() returns int language sql as 'select 1'", "select lo_create(0)", "select lo_creat(-1)",
			"select lo_from_bytea(0, '')", "select count(*) from flyway_schema_history",
			"update flyway_schema_history_member set success = false", "update gift set amount = 1",
			"update pledge_change set amount = 1", "update member set id = null", "truncate bucket" })
	void isRefused(String statement) throws SQLException {
		try (var connection = connect(EmbeddedDatabase.APPLICATION); var execution = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execution.execute(statement))
				.withMessageContaining("permission denied");
		}
	}

	private static Map<String, String> map(String query) throws SQLException {
		var found = new LinkedHashMap<String, String>();
		try (var connection = connect("postgres");
				var statement = connection.createStatement();
				var rows = statement.executeQuery(query)) {
			while (rows.next()) {
				found.put(rows.getString(1), rows.getString(2));
			}
		}
		return found;
	}

	private static Connection connect(String role) throws SQLException {
		return DriverManager.getConnection(URL, role, role.equals("postgres") ? role : EmbeddedDatabase.PASSWORD);
	}

}
