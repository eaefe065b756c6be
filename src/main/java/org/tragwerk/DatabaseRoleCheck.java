package org.tragwerk;

import java.util.Set;

import javax.sql.DataSource;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops the application if its database role could change the schema or lift the
 * restrictions of its grants: a superuser, and whoever owns the schema or one of its
 * tables, directly or through another role.
 */
final class DatabaseRoleCheck implements InitializingBean {

	private static final String OWNER = """
			select rolname from pg_roles where rolname = current_user and (rolsuper
				or exists (select from pg_namespace
					where nspname = current_schema() and pg_has_role(nspowner, 'member'))
				or exists (select from pg_class
					where relnamespace = current_schema()::regnamespace and pg_has_role(relowner, 'member')))""";

	private final JdbcClient jdbc;

	DatabaseRoleCheck(DataSource database) {
		this.jdbc = JdbcClient.create(database);
	}

	@Override
	public void afterPropertiesSet() {
		this.jdbc.sql(OWNER).query(String.class).optional().ifPresent((role) -> {
			throw new RefusedRoleException(role);
		});
	}

	/** A role with more rights than the application needs. */
	static final class RefusedRoleException extends IllegalStateException {

		RefusedRoleException(String role) {
			super("Tragwerk does not start with the database role " + role + ", because it can change the schema.");
		}

	}

	/** Makes beans that use the database wait for the check, which waits for Flyway. */
	static final class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

		@Override
		protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
			return Set.of(DatabaseRoleCheck.class);
		}

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

}
