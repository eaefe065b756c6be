package org.tragwerk.cancellation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CancelFormTests {

	@ParameterizedTest
	@ValueSource(strings = { "2027-01-05", "5.1.2027", "05.01.2027", " 5. 1. 2027 ", "05/01/2027" })
	void parsesDaysAsPeopleTypeThem(String typed) {
		assertThat(day(typed).day()).contains(LocalDate.of(2027, 1, 5));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "morgen", "31.2.2027", "2027-13-01", "5.1.", "1", "12.2027" })
	void parsesNothingElse(@Nullable String typed) {
		assertThat(day(typed).day()).isEmpty();
	}

	@Test
	void usesATextFieldForATextThatIsNoDate() {
		assertThat(day("2027-01-05").dayField()).isEqualTo("date");
		assertThat(day("").dayField()).isEqualTo("date");
		assertThat(day("5.1.2027").dayField()).isEqualTo("text");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "ordinary" })
	void isOrdinaryByDefault(@Nullable String kind) {
		assertThat(form(kind, "because").content())
			.isEqualTo(new Declaration.Content(DeclarationType.ORDINARY, null, null));
	}

	@Test
	void hasNoTypeForAnUnknownKind() {
		assertThat(form("angry", null).type()).isEmpty();
		assertThat(form("withdrawal", null).type()).isEmpty();
	}

	@Test
	void removesForbiddenCharactersFromTheReason() {
		var content = form("extraordinary", " Sie drucken\u0000\r\nmeinen\tNamen\ud800 falsch. ").content();
		assertThat(content.type()).isEqualTo(DeclarationType.EXTRAORDINARY);
		assertThat(content.reason()).isEqualTo("Sie drucken\nmeinen\tNamen falsch.");
		assertThat(form("extraordinary", "\u0000 ").cleanReason()).isEmpty();
	}

	private static CancelForm day(@Nullable String when) {
		return new CancelForm(null, null, "Ada", null, "ada@example.org", when, null);
	}

	private static CancelForm form(@Nullable String kind, @Nullable String reason) {
		return new CancelForm(kind, reason, "Ada", null, "ada@example.org", null, null);
	}

}
