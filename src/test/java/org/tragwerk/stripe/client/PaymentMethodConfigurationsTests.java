package org.tragwerk.stripe.client;

import java.util.Set;

import com.stripe.net.RequestOptions;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.PaymentMethodType;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentMethodConfigurationsTests {

	private static final String ALL = "\"sepa_debit\":{\"available\":true},\"card\":{\"available\":true},\"paypal\":{\"available\":true}";

	private final FakeStripe stripe = new FakeStripe();

	@Test
	@Fault("F65")
	void readsTheDefaultConfigurationOfTheAccount() throws Exception {
		assertThat(available("{\"id\":\"pmc_1\",\"active\":true,\"is_default\":true," + ALL + "}"))
			.containsExactly(PaymentMethodType.values());
		assertThat(this.stripe.asked()).containsExactly("GET /v1/payment_method_configurations limit=100");
	}

	@Test
	@Fault("F65")
	void ignoresUnavailablePaymentMethods() throws Exception {
		assertThat(available("{\"id\":\"pmc_1\",\"active\":true,\"is_default\":true,\"card\":{\"available\":false},"
				+ "\"paypal\":{\"available\":true}}"))
			.containsExactly(PaymentMethodType.PAYPAL);
		assertThat(
				available("{\"id\":\"pmc_1\",\"active\":true,\"is_default\":true,\"sepa_debit\":{\"available\":true}}"))
			.containsExactly(PaymentMethodType.SEPA_DEBIT);
	}

	@Test
	@Fault("F65")
	void ignoresOtherConfigurations() throws Exception {
		assertThat(available("{\"id\":\"pmc_1\",\"active\":false,\"is_default\":true," + ALL + "}",
				"{\"id\":\"pmc_2\",\"active\":true,\"is_default\":false," + ALL + "}",
				"{\"id\":\"pmc_3\",\"active\":true,\"is_default\":true,\"application\":\"ca_1\"," + ALL + "}",
				"{\"id\":\"pmc_4\"," + ALL + "}"))
			.isEmpty();
	}

	private Set<PaymentMethodType> available(String... configurations) throws Exception {
		this.stripe.list("GET /v1/payment_method_configurations", configurations);
		return PaymentMethodConfigurations.available(this.stripe.client(), RequestOptions.getDefault());
	}

}
