package org.tragwerk.stripe.checkout;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.stripe.client.FakeStripe;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class CustomerDeleterTests {

	private static final String ATTEMPT = "00000000-0000-0000-0000-000000000001";

	private static final String OURS = "{\"id\":\"cus_1\",\"metadata\":{\"attempt_id\":\"" + ATTEMPT + "\"}}";

	private final FakeStripe stripe = new FakeStripe();

	private final CustomerDeleter deleter = new CustomerDeleter(this.stripe.client());

	@BeforeEach
	void nothingCameOfIt() {
		this.stripe.answer("GET /v1/customers/cus_1", OURS);
		this.stripe.list("GET /v1/subscriptions");
		this.stripe.list("GET /v1/checkout/sessions");
		this.stripe.list("GET /v1/payment_intents");
		this.stripe.answer("DELETE /v1/customers/cus_1", "{\"id\":\"cus_1\",\"deleted\":true}");
	}

	@Test
	@Fault("F60")
	void deletesTheCustomerOfTheAttempt() {
		assertThat(delete("cus_1")).isTrue();
		assertThat(this.stripe.asked()).containsExactly("GET /v1/customers/cus_1",
				"GET /v1/subscriptions customer=cus_1 limit=1 status=all",
				"GET /v1/checkout/sessions customer=cus_1 limit=1 status=open",
				"GET /v1/payment_intents customer=cus_1 limit=100", "DELETE /v1/customers/cus_1");
	}

	@Test
	@Fault("F44")
	void findsTheCustomerOfAnUnknownId() {
		this.stripe.list("GET /v1/customers", "{\"id\":\"cus_0\",\"metadata\":{\"attempt_id\":\"other\"}}", OURS);
		assertThat(delete(null)).isTrue();
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/customers/cus_1");
		this.stripe.list("GET /v1/customers");
		assertThat(delete(null)).isTrue();
		assertThat(this.stripe.changes()).hasSize(1);
	}

	@Test
	@Fault("F13")
	void keepsCustomersOfOtherAttempts(CapturedOutput log) {
		this.stripe.answer("GET /v1/customers/cus_1", "{\"id\":\"cus_1\",\"metadata\":{}}");
		assertKept();
		assertThat(log).contains("Customer cus_1 of the abandoned attempt " + ATTEMPT + " is in use and kept");
	}

	@Test
	@Fault("F35")
	void keepsCustomersWithASubscriptionOrAnOpenSession() {
		this.stripe.list("GET /v1/subscriptions", "{\"id\":\"sub_1\"}");
		assertKept();
		this.stripe.list("GET /v1/subscriptions");
		this.stripe.list("GET /v1/checkout/sessions", "{\"id\":\"cs_1\"}");
		assertKept();
	}

	@ParameterizedTest
	@Fault("F46")
	@ValueSource(strings = { "succeeded", "processing", "requires_capture" })
	void keepsCustomersWithPayments(String status) {
		this.stripe.list("GET /v1/payment_intents", "{\"id\":\"pi_1\",\"status\":\"canceled\"}",
				"{\"id\":\"pi_2\",\"status\":\"" + status + "\"}");
		assertKept();
	}

	@Test
	void deletesCustomersWithOnlyDeclinedPayments() {
		this.stripe.list("GET /v1/payment_intents", "{\"id\":\"pi_1\",\"status\":\"requires_payment_method\"}");
		assertThat(delete("cus_1")).isTrue();
	}

	@Test
	@Fault({ "F41", "F59" })
	void acceptsADeletedCustomer() {
		this.stripe.answer("GET /v1/customers/cus_1", "{\"id\":\"cus_1\",\"deleted\":true}");
		assertThat(delete("cus_1")).isTrue();
		this.stripe.missing("GET /v1/customers/cus_1");
		assertThat(delete("cus_1")).isTrue();
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	@Fault("F41")
	void acceptsARepeatedDeletion() {
		this.stripe.thenAnswer("GET /v1/customers/cus_1", "{\"id\":\"cus_1\",\"deleted\":true}");
		this.stripe.missing("DELETE /v1/customers/cus_1");
		assertThat(delete("cus_1")).isTrue();
	}

	@Test
	void reportsARefusal() {
		this.stripe.refuse("DELETE /v1/customers/cus_1", "customer_locked");
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> delete("cus_1"));
		this.stripe.refuse("GET /v1/customers/cus_1", "odd");
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> delete("cus_1"));
	}

	private void assertKept() {
		assertThat(delete("cus_1")).isFalse();
		assertThat(this.stripe.changes()).isEmpty();
	}

	private boolean delete(@Nullable String customer) {
		return this.deleter.delete(ATTEMPT, customer, "ada@example.org");
	}

}
