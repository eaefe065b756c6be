package org.tragwerk.sandbox;

import java.time.Duration;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class TestClockTests {

	private static final long DAY = 86_400;

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void rehearsesARenewal() throws Exception {
		var clock = clock();
		var subscription = subscribed(clock);
		var advancing = advance(clock, 32 * DAY);
		assertThat(advancing.getStatus()).isEqualTo("advancing");
		assertThat(advancing.getStatusDetails().getAdvancing().getTargetFrozenTime())
			.isEqualTo(clock.getFrozenTime() + 32 * DAY);
		await().atMost(Duration.ofMinutes(1)).until(() -> current(clock).getStatus().equals("ready"));

		assertThat(current(clock).getFrozenTime()).isEqualTo(clock.getFrozenTime() + 32 * DAY);
		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getLatestInvoice())
			.isNotEqualTo(subscription.getLatestInvoice());
		assertThat(this.fixture.types("test_helpers.*")).endsWith("test_helpers.test_clock.ready");
	}

	@Test
	void goesForwardTwoIntervalsAtMost() throws Exception {
		var clock = clock();
		subscribed(clock);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> advance(clock, 63 * DAY))
			.withMessageContaining("two intervals");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> advance(clock, -DAY))
			.withMessageContaining("forward");
	}

	@Test
	void takesItsCustomersAlong() throws Exception {
		var clock = clock();
		var subscription = subscribed(clock);
		this.fixture.stripe.v1().testHelpers().testClocks().delete(clock.getId());

		assertThat(this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getStatus())
			.isEqualTo("canceled");
		assertThat(this.fixture.stripe.v1().customers().retrieve(subscription.getCustomer()).getDeleted()).isTrue();
	}

	private TestClock clock() throws StripeException {
		var now = this.fixture.sandbox.clock().instant().getEpochSecond();
		return this.fixture.stripe.v1()
			.testHelpers()
			.testClocks()
			.create(TestClockCreateParams.builder().setFrozenTime(now).setName("Rehearsal").build());
	}

	private TestClock current(TestClock clock) throws StripeException {
		return this.fixture.stripe.v1().testHelpers().testClocks().retrieve(clock.getId());
	}

	private TestClock advance(TestClock clock, long seconds) throws StripeException {
		return this.fixture.stripe.v1()
			.testHelpers()
			.testClocks()
			.advance(clock.getId(),
					TestClockAdvanceParams.builder().setFrozenTime(clock.getFrozenTime() + seconds).build());
	}

	private Subscription subscribed(TestClock clock) throws StripeException {
		var customer = this.fixture.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().setTestClock(clock.getId()).build());
		assertThat(customer.getTestClock()).isEqualTo(clock.getId());
		this.fixture.complete(this.fixture.session(customer), "succeeded");
		return this.fixture.subscriptions(customer.getId()).get(0);
	}

}
