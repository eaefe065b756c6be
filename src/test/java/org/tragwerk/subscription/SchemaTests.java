package org.tragwerk.subscription;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TragwerkTest
@Transactional
class SchemaTests {

	private static final String ACTIVE = """
			insert into subscription (id, member_id, origin, attempt_id, provider_id, customer_id, status, amount, interval,
			started_at, duplicate, version) values (gen_random_uuid(), gen_random_uuid(), %s, 'ACTIVE', 750, 'MONTHLY',
			now(), false, 0) returning id""";

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@ValueSource(strings = { "'ATTEMPT', gen_random_uuid(), 'sub_1', 'cus_1'", "'IMPORT', null, 'sub_1', 'cus_1'",
			"'IMPORT', null, null, null", "'MANUAL', null, null, null" })
	void acceptsEveryOrigin(String origin) {
		assertThat(insertSubscription(origin)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'ATTEMPT', null, 'sub_1', 'cus_1'", "'ATTEMPT', gen_random_uuid(), null, null",
			"'IMPORT', gen_random_uuid(), 'sub_1', 'cus_1'", "'IMPORT', null, 'sub_1', null",
			"'MANUAL', null, null, 'cus_1'" })
	void requiresProviderIdsForTheirOrigin(String origin) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> insertSubscription(origin));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ended_at = now()", "status = 'ENDED', ended_at = now()", "end_reason = 'BY_STAFF'",
			"status = 'PAST_DUE'", "suspended_at = now()", "given_up_at = now()", "resumes_at = now()",
			"requested_end_reason = 'CUSTOMER_DELETED', requested_ends_at = now()", "requested_ends_at = now()",
			"interval = 'WEEKLY'" })
	void rejectsInconsistentSubscriptions(String nonsense) {
		insertSubscription("'ATTEMPT', gen_random_uuid(), 'sub_ada', 'cus_ada'");
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.jdbc.sql("update subscription set " + nonsense + " where provider_id = 'sub_ada'").update());
	}

	private UUID insertSubscription(String origin) {
		return this.jdbc.sql(ACTIVE.formatted(origin)).query(UUID.class).single();
	}

}
