package org.tragwerk.sandbox;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TrialTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void billsWhenTheDaysAreOver() throws Exception {
		var subscription = granted(10);
		assertThat(subscription.getStatus()).isEqualTo("trialing");
		assertThat(subscription.getTrialEnd())
			.isEqualTo(subscription.getItems().getData().get(0).getCurrentPeriodEnd());
		this.fixture.advance("P10D");
		this.fixture.advance("PT2H");

		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(invoices(subscription)).isEqualTo(2);
		assertThat(this.fixture.types()).contains("customer.subscription.trial_will_end");
	}

	@Test
	void pausesWithoutAPaymentMethodUntilItIsResumed() throws Exception {
		var subscription = granted(10);
		this.fixture.stripe.v1().paymentMethods().detach(subscription.getDefaultPaymentMethod());
		this.fixture.advance("P20D");
		assertThat(current(subscription).getStatus()).isEqualTo("paused");
		assertThat(invoices(subscription)).isOne();

		assertThat(this.fixture.stripe.v1().subscriptions().resume(subscription.getId()).getStatus())
			.isEqualTo("active");
		assertThat(invoices(subscription)).isEqualTo(2);
		assertThat(this.fixture.types()).contains("customer.subscription.paused", "customer.subscription.resumed");
	}

	@Test
	void resumesNothingElse() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/pause", "");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.fixture.stripe.v1().subscriptions().resume(subscription.getId()))
			.withMessageContaining("pause_collection");
	}

	private Subscription granted(int days) throws StripeException {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/grant_trial", "days=" + days);
		return current(subscription);
	}

	private Subscription current(Subscription subscription) throws StripeException {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private int invoices(Subscription subscription) throws StripeException {
		var params = com.stripe.param.InvoiceListParams.builder().setSubscription(subscription.getId()).build();
		return this.fixture.stripe.v1().invoices().list(params).getData().size();
	}

}
