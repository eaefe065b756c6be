package org.tragwerk.subscription;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
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

	private static final String PAID = """
			insert into payment (id, subscription_id, gift_id, provider_id, status, amount, created_at, paid_at, attempts,
			refunded, version) values (gen_random_uuid(), ?, null, ?, 'PAID', 750, now(), now(), 1, 0, 0)""";

	@Autowired
	private JdbcClient jdbc;

	@Test
	@Fault("F9")
	void booksNoPaymentTwice() {
		var subscription = insertSubscription("'ATTEMPT', gen_random_uuid(), 'sub_ada', 'cus_ada'");
		insertPayment(subscription, "pi_1");
		insertPayment(subscription, "pi_2");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insertPayment(subscription, "pi_1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "refunded = 751", "refunded = -1", "paid_at = null", "status = 'FAILED'", "amount = 0",
			"subscription_id = null", "period_from = now()", "period_from = now(), period_to = now()",
			"dispute_id = 'du_1'", "dispute_closed_at = now()", "attempts = -1",
			"dispute_id = 'du_1', dispute_kind = 'RETURN', dispute_status = 'LOST', disputed_amount = 750, disputed_at = now(), dispute_reason = 'x'" })
	void refusesNonsenseAboutPayments(String nonsense) {
		insertPayment(insertSubscription("'ATTEMPT', gen_random_uuid(), 'sub_ada', 'cus_ada'"), "pi_1");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update payment set " + nonsense + " where provider_id = 'pi_1'").update());
	}

	@ParameterizedTest
	@ValueSource(strings = { "'ATTEMPT', gen_random_uuid(), 'sub_1', 'cus_1'", "'IMPORT', null, 'sub_1', 'cus_1'",
			"'IMPORT', null, null, null", "'MANUAL', null, null, null" })
	void takesEveryOrigin(String origin) {
		assertThat(insertSubscription(origin)).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "'ATTEMPT', null, 'sub_1', 'cus_1'", "'ATTEMPT', gen_random_uuid(), null, null",
			"'IMPORT', gen_random_uuid(), 'sub_1', 'cus_1'", "'IMPORT', null, 'sub_1', null",
			"'MANUAL', null, null, 'cus_1'" })
	void tiesTheProvidersIdsToTheOrigin(String origin) {
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> insertSubscription(origin));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ended_at = now()", "status = 'ENDED', ended_at = now()", "end_reason = 'BY_STAFF'",
			"status = 'PAST_DUE'", "suspended_at = now()", "given_up_at = now()", "resumes_at = now()",
			"requested_end_reason = 'CUSTOMER_DELETED'", "interval = 'WEEKLY'" })
	void refusesNonsenseAboutSubscriptions(String nonsense) {
		insertSubscription("'ATTEMPT', gen_random_uuid(), 'sub_ada', 'cus_ada'");
		assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(
				() -> this.jdbc.sql("update subscription set " + nonsense + " where provider_id = 'sub_ada'").update());
	}

	private UUID insertSubscription(String origin) {
		return this.jdbc.sql(ACTIVE.formatted(origin)).query(UUID.class).single();
	}

	private void insertPayment(UUID subscription, String providerId) {
		this.jdbc.sql(PAID).params(subscription, providerId).update();
	}

}
