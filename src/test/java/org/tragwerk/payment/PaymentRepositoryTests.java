package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TragwerkTest
@Transactional
class PaymentRepositoryTests {

	private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	private static final Instant LATER = START.plus(Duration.ofDays(20));

	private static final PaymentSnapshot.Period PERIOD = new PaymentSnapshot.Period(START,
			START.plus(Duration.ofDays(30)));

	private static final String PAID = """
			insert into payment (id, purpose, purpose_id, provider_id, status, amount, created_at, paid_at, attempts,
			refunded, version) values (gen_random_uuid(), ?, ?, ?, 'PAID', 750, now(), now(), 1, 0, 0)""";

	@Autowired
	private Payments payments;

	@Autowired
	private PaymentRepository repository;

	@Autowired
	private EntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void keepsAllFactsOfAPayment() {
		var subscription = PaymentPurpose.subscription(UUID.randomUUID());
		var id = "pi_" + UUID.randomUUID();
		var dispute = new Dispute("du_" + id, Dispute.Kind.RETURN, Dispute.Status.LOST, new Money(750), "returned",
				LATER, null);
		save(subscription, snapshot(id, PaymentStatus.PENDING, null));
		save(subscription,
				snapshot(id, PaymentStatus.PAID, new PaymentSnapshot.Reversal(new Money(200), LATER, dispute)));
		assertThat(this.repository.findByPurpose(subscription)).singleElement().satisfies((payment) -> {
			assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
			assertThat(payment.purpose()).isEqualTo(subscription);
			assertThat(payment).hasFieldOrPropertyWithValue("refunded", new Money(200))
				.hasFieldOrPropertyWithValue("dispute", dispute.closed(LATER))
				.hasFieldOrPropertyWithValue("period", PERIOD);
		});
		assertThat(this.repository.findByIdsPaymentIn(List.of(id))).hasSize(1);
	}

	@Test
	@Fault("F9")
	void booksNoPaymentTwice() {
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1");
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_2");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1"));
	}

	@Test
	@Fault("F9")
	void aGiftIsPaidOnce() {
		var purpose = UUID.randomUUID();
		insert("GIFT", purpose, "pi_1");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("GIFT", purpose, "pi_2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "refunded = 751", "refunded = -1", "paid_at = null", "status = 'FAILED'", "amount = 0",
			"purpose = 'DONATION'", "purpose_id = null", "period_from = now()",
			"period_from = now(), period_to = now()",
			"purpose = 'GIFT', period_from = now(), period_to = now() + interval '1 day'", "dispute_id = 'du_1'",
			"dispute_closed_at = now()", "attempts = -1",
			"dispute_id = 'du_1', dispute_kind = 'RETURN', dispute_status = 'LOST', disputed_amount = 750, disputed_at = now(), dispute_reason = 'x'" })
	void refusesNonsense(String nonsense) {
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("update payment set " + nonsense + " where provider_id = 'pi_1'").update());
	}

	private void insert(String purpose, UUID id, String providerId) {
		this.jdbc.sql(PAID).params(purpose, id, providerId).update();
	}

	private void save(PaymentPurpose purpose, PaymentSnapshot snapshot) {
		this.payments.sync(Map.of(snapshot, purpose), LATER);
		this.entities.flush();
		this.entities.clear();
	}

	private static PaymentSnapshot snapshot(String id, PaymentStatus status,
			PaymentSnapshot.@Nullable Reversal reversal) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids(id, "ch_" + id, "in_1"), "sub_ada", status, new Money(750),
				START, (status == PaymentStatus.PAID) ? START : null, PERIOD, PaymentMethodType.SEPA_DEBIT,
				new PaymentSnapshot.Attempts(1, START, null), reversal);
	}

}
