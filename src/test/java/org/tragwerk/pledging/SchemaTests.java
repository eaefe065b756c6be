package org.tragwerk.pledging;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TragwerkTest
@Transactional
class SchemaTests {

	@Autowired
	private JdbcClient jdbc;

	@Test
	@Fault("F36")
	void allowsOneOpenAttemptOfAReader() {
		insertAttempt("COMPLETED", "cs_1");
		insertAttempt("STARTED", null);
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insertAttempt("WAITING", "cs_2"));
	}

	private void insertAttempt(String state, @Nullable String checkout) {
		this.jdbc
			.sql("""
					insert into attempt (id, reader, browser_token_hash, status, amount, interval, payment_method_types, email, language, started_at,
					expires_at, checkout_id, checkout_url, version)
					values (gen_random_uuid(), 'ada', 'ada', :state, 750, 'MONTHLY', 'CARD', 'ada@example.org', 'de', now(),
					now() + interval '1 hour', :checkout, :checkout, 0)""")
			.param("state", state)
			.param("checkout", checkout)
			.update();
	}

}
