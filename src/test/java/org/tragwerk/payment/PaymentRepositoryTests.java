package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PendingRefundJob.PendingRefund;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

@TragwerkTest
@Transactional
class PaymentRepositoryTests {

	private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	private static final Instant LATER = START.plus(Duration.ofDays(20));

	private static final PaymentSnapshot.Period PERIOD = new PaymentSnapshot.Period(START,
			START.plus(Duration.ofDays(30)));

	private static final String PAID = """
			insert into payment (id, purpose, purpose_id, provider_id, outside, status, amount, created_at, paid_at,
			attempts, version) values (gen_random_uuid(), ?, ?, ?, false, 'PAID', 750, now(), now(), 1, 0)
			returning id""";

	private static final String REFUND = """
			insert into refund (id, payment_id, provider_id, amount, status, created_at, changed_at)
			values (gen_random_uuid(), ?, ?, 200, 'PENDING', now(), now())""";

	private static final String DISPUTE = """
			insert into dispute (id, payment_id, provider_id, kind, status, amount, reason, opened_at, changed_at)
			values (gen_random_uuid(), ?, 'du_1', 'DISPUTE', 'NEEDS_RESPONSE', 200, 'fraudulent', now(), now())""";

	@Autowired
	private Payments payments;

	@Autowired
	private PaymentRepository repository;

	@Autowired
	private EntityManager entities;

	@Autowired
	private JdbcClient jdbc;

	@Test
	@Fault("F74")
	void findsRefundsThatHaveLongBeenPending() {
		var subscription = PaymentPurpose.subscription(UUID.randomUUID());
		var id = "pi_" + UUID.randomUUID();
		var refunds = Stream.of(RefundStatus.values())
			.map((status) -> new RefundSnapshot(status + id, null, new Money(100), status, START, null))
			.toList();
		save(subscription, snapshot(id, PaymentStatus.PAID, new PaymentSnapshot.Reversal(refunds, List.of(), null)));
		var payment = this.repository.findByPurpose(subscription).get(0);
		assertThat(this.repository.findPendingRefunds(START.plusSeconds(1)))
			.filteredOn((refund) -> refund.payment().equals(payment.id().value()))
			.allSatisfy((refund) -> {
				assertThat(refund.amount()).isEqualTo(new Money(100));
				assertThat(refund.createdAt()).isEqualTo(START);
				assertThat(refund.refund()).isNotNull();
			})
			.extracting(PendingRefund::providerId)
			.containsExactlyInAnyOrder("PENDING" + id, "REQUIRES_ACTION" + id);
		assertThat(this.repository.findPendingRefunds(START))
			.noneMatch((refund) -> refund.payment().equals(payment.id().value()));
	}

	@Test
	void storesAllFieldsOfAPayment() {
		var subscription = PaymentPurpose.subscription(UUID.randomUUID());
		var id = "pi_" + UUID.randomUUID();
		var refund = new RefundSnapshot("re_" + id, UUID.randomUUID(), new Money(200), RefundStatus.FAILED, START,
				"lost_or_stolen_card");
		var dispute = new DisputeSnapshot("du_" + id, DisputeSnapshot.Kind.RETURN, DisputeSnapshot.Status.LOST,
				new Money(750), "returned", LATER, LATER);
		save(subscription, snapshot(id, PaymentStatus.PENDING, null));
		save(subscription, snapshot(id, PaymentStatus.PAID, new PaymentSnapshot.Reversal(List.of(refund),
				List.of(dispute), new PaymentSnapshot.FraudWarning("issfr_" + id, "misc", LATER))));
		save(subscription, snapshot(id, PaymentStatus.PAID, PaymentSnapshot.Reversal.NONE));

		assertThat(this.repository.findByPurpose(subscription)).singleElement().satisfies((payment) -> {
			assertThat(payment.status()).isEqualTo(PaymentStatus.PAID);
			assertThat(payment.purpose()).isEqualTo(subscription);
			assertThat(payment.net()).isEqualTo(Money.ZERO);
			assertThat(payment).hasFieldOrPropertyWithValue("period", PERIOD)
				.hasFieldOrPropertyWithValue("reversals.fraudWarningId", "issfr_" + id)
				.extracting("reversals.refunds", as(LIST))
				.singleElement()
				.hasFieldOrPropertyWithValue("commandId", refund.commandId())
				.hasFieldOrPropertyWithValue("status", RefundStatus.FAILED);
			assertThat(payment).extracting("reversals.disputes", as(LIST))
				.singleElement()
				.hasFieldOrPropertyWithValue("closedAt", LATER)
				.hasFieldOrPropertyWithValue("respondBy", LATER);
		});
		assertThat(this.repository.findByIdsPaymentIn(List.of(id))).hasSize(1);
	}

	@Test
	@Fault("F9")
	void rejectsASecondPaymentWithTheSameProviderId() {
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1");
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_2");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1"));
	}

	@Test
	@Fault("F9")
	void rejectsASecondPaymentOfAGift() {
		var purpose = UUID.randomUUID();
		insert("GIFT", purpose, "pi_1");
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> insert("GIFT", purpose, "pi_2"));
	}

	@Test
	@Fault("F72")
	void rejectsASecondRefundWithTheSameProviderId() {
		var payment = insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1");
		this.jdbc.sql(REFUND).params(payment, "re_1").update();
		this.jdbc.sql(REFUND).params(payment, "re_2").update();
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.jdbc.sql(REFUND).params(payment, "re_1").update());
	}

	@ParameterizedTest
	@ValueSource(strings = { "paid_at = null", "status = 'FAILED'", "amount = 0", "amount = 749", "period_from = now()",
			"period_from = now(), period_to = now()", "attempts = -1" })
	void rejectsInconsistentPayments(String nonsense) {
		insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1");
		refuses("update payment set " + nonsense + " where provider_id = 'pi_1'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "status = 'LOST'", "failure_reason = 'unknown'" })
	void rejectsInconsistentRefunds(String nonsense) {
		this.jdbc.sql(REFUND).params(insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1"), "re_1").update();
		refuses("update refund set " + nonsense + " where provider_id = 're_1'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "amount = -1", "status = 'REJECTED'", "closed_at = now()", "status = 'WON'" })
	void rejectsInconsistentDisputes(String nonsense) {
		this.jdbc.sql(DISPUTE).param(insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1")).update();
		refuses("update dispute set " + nonsense + " where provider_id = 'du_1'");
	}

	@Test
	void rejectsAnotherAmountOfADecidedDispute() {
		this.jdbc.sql(DISPUTE).param(insert("SUBSCRIPTION", UUID.randomUUID(), "pi_1")).update();
		this.jdbc.sql("update dispute set amount = 300 where provider_id = 'du_1'").update();
		this.jdbc.sql("update dispute set status = 'LOST', closed_at = now() where provider_id = 'du_1'").update();
		refuses("update dispute set amount = 200 where provider_id = 'du_1'");
	}

	@Test
	void rejectsAPeriodOfAGift() {
		insert("GIFT", UUID.randomUUID(), "pi_1");
		refuses("update payment set period_from = now(), period_to = now() + interval '1 day' where provider_id = 'pi_1'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "payment set purpose = 'GIFT'", "payment set purpose_id = gen_random_uuid()",
			"payment set provider_id = 'pi_2'", "refund set amount = 1", "refund set payment_id = gen_random_uuid()",
			"dispute set kind = 'RETURN'" })
	void cannotUpdateImmutableColumns(String change) {
		assertThatExceptionOfType(BadSqlGrammarException.class)
			.isThrownBy(() -> this.jdbc.sql("update " + change).update())
			.havingCause()
			.withMessageContaining("permission denied");
	}

	private void refuses(String update) {
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql(update).update());
	}

	private UUID insert(String purpose, UUID id, String providerId) {
		return this.jdbc.sql(PAID).params(purpose, id, providerId).query(UUID.class).single();
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
