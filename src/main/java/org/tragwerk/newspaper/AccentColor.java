package org.tragwerk.newspaper;

import java.util.regex.Pattern;

/**
 * The newspaper's colour. If it is too light or too dark for text on a ground, the
 * nearest readable shade of it is used there (WCAG 1.4.3).
 */
public final class AccentColor {

	private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

	/** The least contrast of text (WCAG 1.4.3, level AA). */
	private static final double READABLE = 4.5;

	/** The luminance with about the same contrast to white and to dark grounds. */
	private static final double MIDDLE = 0.2;

	private static final Rgb WHITE = Rgb.of("#ffffff");

	private static final Rgb BLACK = Rgb.of("#000000");

	private static final Rgb DARK_GROUND = Rgb.of("#1d2226");

	private final Rgb chosen;

	private AccentColor(Rgb chosen) {
		this.chosen = chosen;
	}

	/** Reads a colour such as {@code #0f4c5c}. */
	public static AccentColor of(String text) {
		if (!HEX.matcher(text).matches()) {
			throw new IllegalArgumentException("A colour has the form #0f4c5c, not " + text + ".");
		}
		return new AccentColor(Rgb.of(text));
	}

	/** The shades on white and other light grounds. */
	public Shades onLight() {
		var accent = this.chosen;
		while (lightTint(accent).contrastTo(accent) < READABLE) {
			accent = accent.mixedWith(BLACK, 0.03);
		}
		return new Shades(accent, accent.mixedWith(BLACK, 0.27), lightTint(accent), WHITE);
	}

	/** The shades on dark grounds. */
	public Shades onDark() {
		var accent = this.chosen.withLightness(0.68, 0.7);
		while (darkTint(accent).contrastTo(accent) < READABLE) {
			accent = accent.mixedWith(WHITE, 0.03);
		}
		return new Shades(accent, accent.mixedWith(WHITE, 0.35), darkTint(accent), accent.mixedWith(BLACK, 0.86));
	}

	/**
	 * A shade for large text in pictures, whose ground is not known: its contrast is more
	 * than 3:1 to white as well as to the dark grounds of mail programs.
	 */
	public int onAnyGround() {
		var shade = this.chosen;
		while (shade.luminance() > MIDDLE) {
			shade = shade.mixedWith(BLACK, 0.02);
		}
		while (shade.luminance() < MIDDLE - 0.02) {
			shade = shade.mixedWith(WHITE, 0.02);
		}
		return shade.value();
	}

	private static Rgb lightTint(Rgb accent) {
		return WHITE.mixedWith(accent, 0.09);
	}

	private static Rgb darkTint(Rgb accent) {
		return DARK_GROUND.mixedWith(accent, 0.12);
	}

	/**
	 * The shades of a colour, such as {@code #0f4c5c}.
	 *
	 * @param accent text, links and the ground of buttons
	 * @param strong the same under the pointer
	 * @param tint the ground of what is chosen
	 * @param onAccent text on the accent
	 */
	public record Shades(String accent, String strong, String tint, String onAccent) {

		private Shades(Rgb accent, Rgb strong, Rgb tint, Rgb onAccent) {
			this(accent.toString(), strong.toString(), tint.toString(), onAccent.toString());
		}

	}

}
