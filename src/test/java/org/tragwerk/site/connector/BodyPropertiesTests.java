package org.tragwerk.site.connector;

import java.time.Duration;

import jakarta.validation.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class BodyPropertiesTests {

	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ "PT10S, 4096, true", "PT1S, 1, true", "PT0S, 4096, false", "PT-1S, 4096, false", "PT10S, 0, false",
			"PT10S, -1, false" })
	void acceptOnlyATimeAndARate(Duration grace, long rate, boolean accepted) {
		try (var validators = Validation.buildDefaultValidatorFactory()) {
			var settings = new BodyProperties(grace, DataSize.ofBytes(rate));
			assertThat(validators.getValidator().validate(settings).isEmpty()).isEqualTo(accepted);
		}
	}

}
