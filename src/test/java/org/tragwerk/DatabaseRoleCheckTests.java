package org.tragwerk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.DatabaseRoleCheck.RefusedRoleException;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DatabaseRoleCheckTests {

	private static final String URL = SharedSurroundings.database().create();

	@Test
	void acceptsARoleThatOwnsNothing() {
		assertThatNoException().isThrownBy(() -> check(URL, EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD));
	}

	@ParameterizedTest
	@CsvSource({ "tragwerk_migrator, embedded", "postgres, postgres" })
	void refusesTheOwnerAndASuperuser(String role, String password) {
		assertRefused(URL, role, password);
	}

	@Test
	void refusesAMemberOfTheOwner() {
		EmbeddedDatabase.asSuperuser(URL)
			.sql("create role member_of_the_owner login password 'a' in role tragwerk_migrator")
			.update();
		try {
			assertRefused(URL, "member_of_the_owner", "a");
		}
		finally {
			EmbeddedDatabase.asSuperuser(URL).sql("drop role member_of_the_owner").update();
		}
	}

	@ParameterizedTest
	@CsvSource({ "alter table member owner to tragwerk", "alter schema public owner to tragwerk" })
	void refusesTheOwnerOfAPart(String change) {
		var url = SharedSurroundings.database().create();
		EmbeddedDatabase.asSuperuser(url).sql(change).update();
		assertRefused(url, EmbeddedDatabase.APPLICATION, EmbeddedDatabase.PASSWORD);
	}

	private static void assertRefused(String url, String role, String password) {
		assertThatExceptionOfType(RefusedRoleException.class).isThrownBy(() -> check(url, role, password))
			.withMessageContaining(role);
	}

	private static void check(String url, String role, String password) {
		new DatabaseRoleCheck(new DriverManagerDataSource(url, role, password)).afterPropertiesSet();
	}

}
