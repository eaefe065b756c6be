package org.tragwerk;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** What the operator reads if the database is not as it has to be. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAtStartTests {

	private static final String URL = SharedSurroundings.database().create();

	@ParameterizedTest
	@CsvSource({ "tragwerk_migrator, embedded", "postgres, postgres" })
	void refusesARoleThatCanChangeTheSchema(String role, String password, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--spring.datasource.username=" + role,
				"--spring.datasource.password=" + password, "--spring.flyway.enabled=false"));
		assertThat(output).contains("Tragwerk does not start with the database role " + role);
		assertNoTraces(output);
	}

	@ParameterizedTest
	@CsvSource({ "url, jdbc:postgresql://localhost:1/tragwerk, localhost:1 refused",
			"username, nobody, role \"nobody\" does not exist" })
	void saysThatTheDatabaseAcceptsNoConnection(String setting, String value, String reason, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--spring.datasource." + setting + '=' + value,
				"--spring.flyway.enabled=false", "--spring.datasource.hikari.connection-timeout=500"));
		assertThat(output).containsPattern("The database accepts no connection: .*" + reason);
		assertNoTraces(output);
	}

	@Test
	void saysThatTheRoleThatMigratesIsRefused(CapturedOutput output) {
		assertThatException().isThrownBy(() -> ModuleMigrations.run("--migrate", "--spring.datasource.url=" + URL,
				"--spring.datasource.username=tragwerk", "--spring.flyway.user=nobody"));
		assertThat(output).containsPattern("The database accepts no connection: .*role \"nobody\" does not exist");
		assertNoTraces(output);
	}

	@Test
	void saysThatTheDatabaseIsNotMigrated(CapturedOutput output) {
		EmbeddedDatabase.asSuperuser(URL).sql("create database without_tables").update();
		var url = URL.replaceFirst("[^/]+$", "without_tables");
		assertThatException()
			.isThrownBy(() -> start("--spring.datasource.url=" + url, "--spring.flyway.enabled=false"));
		assertThat(output).contains("The database is not migrated to this version: ");
		assertNoTraces(output);
	}

	private static void assertNoTraces(CapturedOutput output) {
		assertThat(output).doesNotContain("\tat ", "Stack trace");
	}

	private static void start(String... own) {
		var application = new SpringApplication(TragwerkApplication.class);
		application.setDefaultProperties(Map.of("spring.datasource.url", URL, "spring.datasource.username",
				EmbeddedDatabase.APPLICATION, "spring.datasource.password", EmbeddedDatabase.PASSWORD, "server.port",
				"0", "management.server.port", "0", "tragwerk.stripe.api-key", "sk_test_1", "tragwerk.stripe.product",
				"prod_1", "tragwerk.stripe.webhook-secrets", "whsec_1"));
		application.run(own).close();
	}

}
