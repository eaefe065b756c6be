package org.tragwerk.subscription;

import java.util.UUID;

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
	@Fault("F9")
	void booksNoPaymentTwice() {
		var subscription = insertSubscription();
		insertPayment(subscription, "pi_1");
		insertPayment(subscription, "pi_2");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insertPayment(subscription, "pi_1"));
	}

	private UUID insertSubscription() {
		return this.jdbc
			.sql("""
					insert into subscription (id, member_id, origin, attempt_id, provider_id, customer_id, status, amount, interval,
					started_at, duplicate, version)
					values (gen_random_uuid(), gen_random_uuid(), 'ATTEMPT', gen_random_uuid(), 'sub_ada', 'cus_ada', 'ACTIVE', 750,
					'MONTHLY', now(), false, 0) returning id""")
			.query(UUID.class)
			.single();
	}

	private void insertPayment(UUID subscription, String reference) {
		this.jdbc
			.sql("insert into payment (id, subscription_id, provider_id, amount, paid_at)"
					+ " values (gen_random_uuid(), ?, ?, 750, now())")
			.params(subscription, reference)
			.update();
	}

}
