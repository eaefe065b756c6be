package org.tragwerk.stripe.checkout;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.Fault;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.stripe.client.FakeStripe;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class AccountPaymentMethodsTests {

	private static final List<PaymentMethodType> ALL = List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD,
			PaymentMethodType.PAYPAL);

	private final FakeStripe stripe = new FakeStripe();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final AccountPaymentMethods methods = new AccountPaymentMethods(this.stripe.client(), this.meters);

	@Test
	@Fault("F65")
	void readsTheSupportedPaymentMethods() {
		assertThat(this.methods.known()).isEmpty();
		account("sepa_debit", "card");
		this.methods.refresh();
		assertThat(this.methods.known()).containsExactlyInAnyOrder(PaymentMethodType.SEPA_DEBIT,
				PaymentMethodType.CARD);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsWhatTheAccountTakesOnlyWhenItChanges(CapturedOutput log) {
		account("card");
		this.methods.refresh();
		this.methods.refresh();
		assertThat(log).containsOnlyOnce("The account can be paid by [CARD]");
	}

	@Test
	@Fault("F93")
	void keepsTheLastValueWhileStripeIsUnavailable() {
		account("card");
		this.methods.refresh();
		this.stripe.refuse("GET /v1/payment_method_configurations", "rate_limit");
		this.methods.refresh();
		assertThat(this.methods.known()).containsExactly(PaymentMethodType.CARD);
	}

	@Test
	@Fault("F65")
	void removesMethodsThatTheAccountNoLongerSupports() {
		account("sepa_debit", "card");
		assertThat(this.methods.remaining(ALL, "Invalid.")).containsExactly(PaymentMethodType.SEPA_DEBIT,
				PaymentMethodType.CARD);
		assertThat(this.methods.known()).doesNotContain(PaymentMethodType.PAYPAL);
		assertThat(refusals("paypal")).isEqualTo(1);
		assertThat(refusals("card")).isZero();
	}

	@Test
	@Fault("F65")
	void removesTheRefusedMethodIfTheAccountSupportsAll() {
		account("sepa_debit", "card", "paypal");
		assertThat(this.methods.remaining(ALL, "The type provided:\npaypal is invalid, see your dashboard."))
			.containsExactly(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD);
		assertThat(this.methods.known()).doesNotContain(PaymentMethodType.PAYPAL);
	}

	@Test
	@Fault("F65")
	void removesTheRefusedMethodIfTheAccountIsUnknown() {
		this.stripe.refuse("GET /v1/payment_method_configurations", "rate_limit");
		assertThat(this.methods.remaining(ALL, "paypal is invalid.")).hasSize(2);
		assertThat(this.methods.remaining(ALL, "Something is invalid.")).containsExactlyElementsOf(ALL);
	}

	private void account(String... available) {
		var types = Stream.of(available)
			.map((type) -> ",\"%s\":{\"available\":true}".formatted(type))
			.collect(Collectors.joining());
		this.stripe.list("GET /v1/payment_method_configurations",
				"{\"id\":\"pmc_1\",\"active\":true,\"is_default\":true" + types + "}");
	}

	private double refusals(String method) {
		return this.meters.get("tragwerk.checkout.payment.method.refusals").tag("method", method).counter().count();
	}

}
