package org.tragwerk.subscription;

import org.tragwerk.subscription.Contract.ContractId;

import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ContractNumberTests {

	private static final ContractId ADA = new ContractId(UUID.fromString("00000000-0000-0000-0000-0000000000ad"));

	@Test
	void isShortAndReadable() {
		assertThat(Stream.generate(UUID::randomUUID).limit(1000).map(ContractId::new).map(ContractNumber::of))
			.allMatch((number) -> number.matches("TW(-[0-9A-HJKMNP-TV-Z]{4}){3}"))
			.doesNotHaveDuplicates();
	}

	@Test
	void isDeterministic() {
		assertThat(ContractNumber.of(ADA)).isEqualTo("TW-XNPG-RH7T-96Z1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", " %s ", "\u00a0%s" })
	void ignoresBlanks(String pattern) {
		assertThat(digits(pattern.formatted(ContractNumber.of(ADA)))).isEqualTo(digits(ContractNumber.of(ADA)));
	}

	@Test
	void ignoresCasePrefixAndHyphens() {
		var number = ContractNumber.of(ADA);
		var plain = number.substring(3);
		assertThat(Stream
			.of(number.toLowerCase(), plain, plain.replace("-", ""), plain.replace('-', ' '), number.replace('-', '–'))
			.map(ContractNumberTests::digits)).containsOnly(digits(number));
	}

	@Test
	void acceptsConfusedLettersAndDigits() {
		assertThat(digits("TW-OIL0-0000-0000")).isEqualTo(digits("TW-0110-0000-0000")).isEqualTo("004200000000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "TW", "TW-7K3M-92QD", "TW-7K3M-92QD-4XV", "TW-7K3M-92QD-4XVBB", "TW-7K3M-92QD-4XVU",
			"TW-7K3M-92QD-4XV'", "ada@example.org", "TW-ÄÖÜß-0000-0000" })
	void rejectsOtherTexts(String typed) {
		assertThat(ContractNumber.digitsOf(typed)).isEmpty();
	}

	private static String digits(String typed) {
		return ContractNumber.digitsOf(typed).orElseThrow();
	}

}
