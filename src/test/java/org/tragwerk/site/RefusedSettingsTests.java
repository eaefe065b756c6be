package org.tragwerk.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings with which the application does not start. */
class RefusedSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class)
		.withPropertyValues("tragwerk.limits.secret=secret");

	@ParameterizedTest
	@Fault("F113")
	@ValueSource(strings = { "framework", "FRAMEWORK" })
	void includeAStrategyThatBelievesEverybody(String strategy) {
		this.application.withPropertyValues("server.forward-headers-strategy=" + strategy)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("framework believes whoever sends X-Forwarded-For"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "native", "NATIVE" })
	void doNotIncludeOtherStrategies(String strategy) {
		this.application.withPropertyValues("server.forward-headers-strategy=" + strategy)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "period=0s", "period=-1m", "capacity=0", "capacity=-1" })
	void includeALimitThatCannotBeCounted(String setting) {
		this.application
			.withPropertyValues("tragwerk.limits.rates.a.capacity=1", "tragwerk.limits.rates.a.period=1m",
					"tragwerk.limits.rates.a." + setting)
			.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void doNotIncludeTheDefaults() {
		this.application.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties({ ForwardedHeadersProperties.class, LimitProperties.class })
	static class Settings {

	}

}
