package org.tragwerk.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class LimitDefaultsTests {

	private static final LimitProperties DEFAULTS = defaults();

	@ParameterizedTest
	@Fault("F105")
	@CsvSource({ "cancellation-email-address, 3, PT24H", "cancellation-email-network, 10, PT1H",
			"cancellation-email-total, 60, PT1H", "cancellation-email-owner, 10, PT1H",
			"cancellation-email-mailbox, 30, PT1H", "cancellation-email-contract, 10, PT1H", "pledge-email, 3, PT1H",
			"pledge-email-network, 10, PT1H", "pledge-email-total, 200, PT1H" })
	void allowFewEmailsToUnverifiedAddresses(String limit, long capacity, Duration period) {
		assertThat(DEFAULTS.rates().get(limit)).isEqualTo(new LimitProperties.Rule(capacity, period));
	}

	@Test
	@Fault("F99")
	void allowAnOffice() {
		assertThat(DEFAULTS.rates()).hasEntrySatisfying("pledge-network",
				(rule) -> assertThat(rule.capacity()).isGreaterThanOrEqualTo(30));
		assertThat(DEFAULTS.rates()).hasEntrySatisfying("cancellation-network",
				(rule) -> assertThat(rule.capacity()).isGreaterThanOrEqualTo(100));
	}

	private static LimitProperties defaults() {
		try {
			var environment = new StandardEnvironment();
			environment.getPropertySources()
				.addFirst(new MockPropertySource().withProperty("tragwerk.stripe.api-key", "sk_test_sandbox"));
			new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))
				.forEach(environment.getPropertySources()::addLast);
			return Binder.get(environment).bind("tragwerk.limits", LimitProperties.class).get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
