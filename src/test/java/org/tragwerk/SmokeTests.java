package org.tragwerk;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class SmokeTests {

	@Test
	void starts(@Autowired JdbcClient jdbc) {
		assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("tragwerk");
	}

}
