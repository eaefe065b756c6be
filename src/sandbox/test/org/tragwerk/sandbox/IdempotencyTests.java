package org.tragwerk.sandbox;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotencyTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void replaysTheFirstAnswer() throws Exception {
		var first = create("key-1", "rosa@example.org");
		var second = create("key-1", "rosa@example.org");

		assertThat(second.getId()).isEqualTo(first.getId());
		assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed")).hasValue("true");
		assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
		assertThat(customers()).isEqualTo(1);
	}

	@Test
	void refusesTheSameKeyForOtherParameters() throws Exception {
		create("key-1", "rosa@example.org");

		assertThatThrownBy(() -> create("key-1", "karl@example.org")).isInstanceOf(IdempotencyException.class)
			.extracting("statusCode")
			.isEqualTo(400);
	}

	@Test
	void refusesAKeyThatIsInUse() throws Exception {
		this.fixture.fault("route=POST /v1/customers&kind=latency&millis=1500");
		var slow = CompletableFuture.supplyAsync(() -> createUnchecked("key-1"));
		org.awaitility.Awaitility.await().until(() -> this.fixture.get("/_sandbox/faults", "").body().equals("[ ]"));

		assertThatThrownBy(() -> create("key-1", "rosa@example.org")).isInstanceOf(StripeException.class)
			.extracting("statusCode", "code")
			.containsExactly(409, "idempotency_key_in_use");
		assertThat(slow.join().getId()).startsWith("cus_");
	}

	@Test
	void replaysAStored500() throws Exception {
		this.fixture.fault("route=POST /v1/customers&kind=stored_500");

		assertThatThrownBy(() -> create("key-1", "rosa@example.org")).isInstanceOf(ApiException.class);
		assertThatThrownBy(() -> create("key-1", "rosa@example.org")).isInstanceOf(ApiException.class)
			.extracting("statusCode")
			.isEqualTo(500);
		assertThat(customers()).isEqualTo(1);
	}

	@Test
	void keepsNothingWhenValidationFails() throws Exception {
		assertThatThrownBy(() -> create("key-1", "no address")).isInstanceOf(InvalidRequestException.class);

		assertThat(create("key-1", "rosa@example.org").getEmail()).isEqualTo("rosa@example.org");
	}

	@Test
	void forgetsAfterADay() throws Exception {
		var first = create("key-1", "rosa@example.org");
		this.fixture.advance("P2D");

		assertThat(create("key-1", "rosa@example.org").getId()).isNotEqualTo(first.getId());
	}

	private Customer createUnchecked(String key) {
		try {
			return create(key, "rosa@example.org");
		}
		catch (StripeException ex) {
			throw new CompletionException(ex);
		}
	}

	private Customer create(String key, String email) throws StripeException {
		return this.fixture.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().setEmail(email).build(),
					RequestOptions.builder().setIdempotencyKey(key).build());
	}

	private int customers() throws StripeException {
		return this.fixture.stripe.v1().customers().list().getData().size();
	}

}
