package org.tragwerk.fee;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

class FeePropertiesTests {

	@Test
	void bindFromTheDocumentedEnvironmentVariables() throws Exception {
		var environment = new StandardEnvironment();
		var sources = environment.getPropertySources();
		new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yaml"))
			.forEach(sources::addLast);
		sources.replace("systemEnvironment",
				new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("TRAGWERK_FEES_PAYMENT_METHODS_SEPA_DEBIT_PERCENT", "0.8",
								"TRAGWERK_FEES_PAYMENT_METHODS_CARD_PERCENT", "1.4")));
		var fees = Binder.get(environment).bind("tragwerk.fees", FeeProperties.class).get().paymentMethods();
		assertThat(fees).containsEntry(PaymentMethodType.CARD, new FeeProperties.Rate(new BigDecimal("1.4"), 25))
			.containsEntry(PaymentMethodType.SEPA_DEBIT, new FeeProperties.Rate(new BigDecimal("0.8"), 35))
			.containsEntry(PaymentMethodType.PAYPAL, new FeeProperties.Rate(new BigDecimal("2.99"), 35));
	}

}
