package org.tragwerk.demo;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DemoRecordsTests {

	@Test
	void storesEverythingOrNothing() throws SQLException {
		var url = SharedSurroundings.database().create();
		try (var sandbox = StripeSandbox.start(new SandboxSettings(0, 0, "whsec_demo", null, null));
				var connection = DriverManager.getConnection(url, "postgres", "postgres")) {
			sandbox.createProduct("prod_demo", "Unterstützung");
			var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			var demo = new DemoSupporters(sandbox, "prod_demo");
			jdbc.sql("insert into supporter (member_id) values (?)").param(DemoRecords.id("member", 0)).update();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> demo.seed(20, connection));
			assertThat(jdbc.sql("select count(*) from member").query(Long.class).single()).isZero();
			jdbc.sql("delete from supporter").update();
			demo.seed(20, connection);
			assertThat(jdbc.sql("select count(*) from supporter").query(Long.class).single()).isEqualTo(20);
		}
	}

}
