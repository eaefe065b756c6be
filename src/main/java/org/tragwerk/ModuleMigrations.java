package org.tragwerk;

import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Migrates the database module by module: each has a folder below {@code db} and a
 * history table of its own. The order is a constant, because finding it out from the
 * classes takes seconds at each start.
 */
final class ModuleMigrations implements FlywayMigrationStrategy {

	/** The folders below {@code db}, each after those whose tables it needs. */
	static final List<String> FOLDERS = List.of("__root", "task", "staff", "mail", "member", "provider", "payment",
			"subscription", "pledging", "cancellation", "campaign-counter", "stripe");

	private static final String REQUEST = "--migrate";

	/** Whether the command line requests that the database is only migrated. */
	static boolean isRequested(String... arguments) {
		return List.of(arguments).contains(REQUEST);
	}

	/**
	 * Migrates the database and returns. Needs its address, the role that migrates and
	 * the name of the application's role, but no secret of the application.
	 */
	static void run(String... arguments) {
		var application = new SpringApplication(MigrationContext.class);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments).close();
	}

	@Override
	public void migrate(Flyway flyway) {
		FOLDERS.forEach((folder) -> migration(flyway.getConfiguration(), folder).migrate());
	}

	private static Flyway migration(Configuration configuration, String folder) {
		var table = configuration.getTable();
		return Flyway.configure()
			.configuration(configuration)
			.resourceProvider(null)
			.locations("classpath:db/" + folder)
			.table(folder.equals(FOLDERS.get(0)) ? table : table + '_' + folder)
			.baselineVersion("0")
			.baselineOnMigrate(true)
			.load();
	}

	/** The source of an application context that only migrates. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
	static final class MigrationContext {

		@Bean
		FlywayMigrationStrategy moduleMigrations() {
			return new ModuleMigrations();
		}

	}

}
