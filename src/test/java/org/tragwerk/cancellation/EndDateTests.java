package org.tragwerk.cancellation;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EndDateTests {

	@ParameterizedTest
	@ValueSource(strings = { "2027-01-05", "5.1.2027", "05.01.2027", " 5. 1. 2027 ", "05/01/2027" })
	void isReadAsPeopleWriteIt(String typed) {
		assertThat(EndDate.read(typed)).contains(LocalDate.of(2027, 1, 5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "morgen", "31.2.2027", "2027-13-01", "5.1.", "1", "12.2027" })
	void isNoneOtherwise(String typed) {
		assertThat(EndDate.read(typed)).isEmpty();
	}

}
