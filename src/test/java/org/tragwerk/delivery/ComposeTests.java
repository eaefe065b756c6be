package org.tragwerk.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads {@code compose.yaml}; no container is started.
 */
class ComposeTests {

	private static final String MIGRATOR = "TRAGWERK_MIGRATOR_PASSWORD";

	private final Map<String, Map<String, Object>> services = read();

	@Test
	void startsTheApplicationAfterTheMigrationWithoutItsPassword() {
		var application = this.services.get("tragwerk");
		assertThat(application.get("depends_on"))
			.isEqualTo(Map.of("migration", Map.of("condition", "service_completed_successfully")));
		assertThat(application.toString()).doesNotContain("MIGRATOR", "SUPERUSER", "SPRING_FLYWAY_USER");
		assertThat(environment("tragwerk")).containsEntry("SPRING_FLYWAY_ENABLED", "false")
			.containsEntry("SPRING_DATASOURCE_USERNAME", "tragwerk");
	}

	@Test
	void migratesWithoutSecretsOfTheApplication() {
		var migration = this.services.get("migration");
		assertThat(migration).containsEntry("command", List.of("--migrate")).doesNotContainKey("restart");
		assertThat(migration.get("image")).isEqualTo(this.services.get("tragwerk").get("image"));
		assertThat(environment("migration")).containsEntry("SPRING_FLYWAY_USER", "tragwerk_migrator")
			.containsOnlyKeys("SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_FLYWAY_USER",
					"SPRING_FLYWAY_PASSWORD");
	}

	@Test
	void ownsTablesWithoutASuperuser() {
		var database = environment("database");
		assertThat(database).doesNotContainKey("POSTGRES_USER");
		assertThat(database.get("POSTGRES_PASSWORD").toString()).doesNotContain(MIGRATOR, "DATABASE_PASSWORD");
		assertThat(database.get(MIGRATOR).toString()).startsWith("${" + MIGRATOR);
	}

	@Test
	void limitsMemoryAndRightsOfEachService() {
		assertThat(this.services).hasSize(4).allSatisfy((name, service) -> {
			assertThat(service).as(name)
				.containsEntry("read_only", true)
				.containsEntry("cap_drop", List.of("ALL"))
				.containsEntry("security_opt", List.of("no-new-privileges:true"))
				.containsKeys("mem_limit", "pids_limit");
			assertThat(service.containsKey("cap_add")).as(name).isEqualTo(name.equals("database"));
			assertThat(service).as(name).doesNotContainKeys("privileged", "network_mode", "user");
		});
	}

	@Test
	void publishesPortsOnLoopbackOnly() {
		assertThat(this.services.values())
			.flatExtracting((service) -> (List<?>) service.getOrDefault("ports", List.of()))
			.hasSize(2)
			.allSatisfy((port) -> assertThat(port).asString().startsWith("127.0.0.1:"));
		assertThat(this.services.get("database")).doesNotContainKey("ports")
			.containsEntry("networks", List.of("database"));
	}

	@Test
	void canPinEachImage() {
		assertThat(this.services).allSatisfy((name, service) -> {
			if (service.containsKey("build")) {
				assertThat(((Map<?, ?>) service.get("build")).get("args"))
					.isEqualTo(Map.of("BUILD_IMAGE", "${TRAGWERK_BUILD_IMAGE:-eclipse-temurin:17-jdk}", "RUNTIME_IMAGE",
							"${TRAGWERK_RUNTIME_IMAGE:-eclipse-temurin:25-jre}"));
			}
			else {
				assertThat(service.get("image")).as(name).asString().matches("\\$\\{TRAGWERK_\\w+_IMAGE:-\\S+:\\S+}");
			}
		});
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> environment(String service) {
		return (Map<String, Object>) this.services.get(service).get("environment");
	}

	private static Map<String, Map<String, Object>> read() {
		try (var file = Files.newBufferedReader(Path.of("compose.yaml"))) {
			Map<String, Map<String, Map<String, Object>>> all = new Yaml(new SafeConstructor(new LoaderOptions()))
				.load(file);
			return all.get("services");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
