package org.tragwerk.newspaper;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.newspaper.AccentColor.Shades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccentColorTests {

	private static final Rgb WHITE = Rgb.of("#ffffff");

	static Stream<String> colors() {
		var random = new Random(7);
		return Stream.concat(
				Stream.of("#000000", "#ffffff", "#ffcc00", "#ff0000", "#00ff00", "#0000ff", "#0f4c5c", "#777777"),
				random.ints(300, 0, 0x1000000).mapToObj("#%06x"::formatted));
	}

	@ParameterizedTest
	@MethodSource("colors")
	void isReadableOnLightGrounds(String color) {
		var shades = AccentColor.of(color).onLight();
		assertReadable(shades, List.of(WHITE, Rgb.of("#fcfbf8")));
	}

	@ParameterizedTest
	@MethodSource("colors")
	void isReadableOnDarkGrounds(String color) {
		assertReadable(AccentColor.of(color).onDark(), List.of(Rgb.of("#15181b"), Rgb.of("#1d2226")));
	}

	@ParameterizedTest
	@MethodSource("colors")
	void isReadableAsLargeTextOnAnyGround(String color) {
		var shade = Rgb.of("#%06x".formatted(AccentColor.of(color).onAnyGround()));
		assertThat(shade.contrastTo(WHITE)).isGreaterThan(3);
		assertThat(shade.contrastTo(Rgb.of("#202124"))).isGreaterThan(3);
	}

	@Test
	void staysAsChosenWhereItIsReadable() {
		assertThat(AccentColor.of("#0F4C5C").onLight().accent()).isEqualTo("#0f4c5c");
		assertThat(AccentColor.of("#ffcc00").onLight().accent()).isNotEqualTo("#ffcc00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "red", "#fff", "0f4c5c", "#0f4c5cff", "#0f4c5c;}" })
	void hasSixHexadecimalDigits(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AccentColor.of(text)).withMessageContaining("#0f4c5c");
	}

	private static void assertReadable(Shades shades, List<Rgb> grounds) {
		var accent = Rgb.of(shades.accent());
		assertThat(grounds).allMatch((ground) -> accent.contrastTo(ground) >= 4.5);
		assertThat(accent.contrastTo(Rgb.of(shades.tint()))).isGreaterThanOrEqualTo(4.5);
		assertThat(accent.contrastTo(Rgb.of(shades.onAccent()))).isGreaterThanOrEqualTo(4.5);
		assertThat(Rgb.of(shades.strong()).contrastTo(Rgb.of(shades.onAccent()))).isGreaterThanOrEqualTo(4.5);
	}

}
