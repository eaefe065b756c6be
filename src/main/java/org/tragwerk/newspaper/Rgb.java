package org.tragwerk.newspaper;

/**
 * A colour by its red, green and blue, from 0 to 255.
 */
record Rgb(int red, int green, int blue) {

	/** Reads a colour such as {@code #0f4c5c}. */
	static Rgb of(String hex) {
		var value = Integer.parseInt(hex.substring(1), 16);
		return new Rgb(value >> 16, value >> 8 & 0xff, value & 0xff);
	}

	int value() {
		return this.red << 16 | this.green << 8 | this.blue;
	}

	/** The contrast between two colours, from 1 to 21 (WCAG 2.2). */
	double contrastTo(Rgb other) {
		var mine = luminance();
		var its = other.luminance();
		return (Math.max(mine, its) + 0.05) / (Math.min(mine, its) + 0.05);
	}

	/** The relative luminance, from 0 to 1 (WCAG 2.2). */
	double luminance() {
		return 0.2126 * linear(this.red) + 0.7152 * linear(this.green) + 0.0722 * linear(this.blue);
	}

	/** This colour with a share of another, from 0 to 1. */
	Rgb mixedWith(Rgb other, double share) {
		return new Rgb(mixed(this.red, other.red, share), mixed(this.green, other.green, share),
				mixed(this.blue, other.blue, share));
	}

	/**
	 * The same hue in another lightness, from 0 to 1 (HSL).
	 * @param share the part of the saturation that is kept, from 0 to 1
	 */
	Rgb withLightness(double lightness, double share) {
		var max = Math.max(this.red, Math.max(this.green, this.blue));
		var min = Math.min(this.red, Math.min(this.green, this.blue));
		if (max == min) {
			var grey = (int) Math.round(255 * lightness);
			return new Rgb(grey, grey, grey);
		}
		var middle = (max + min) / 2.0;
		var saturation = (max - min) / (255 - Math.abs(2 * middle - 255)) * share;
		var reach = 255 * saturation * (1 - Math.abs(2 * lightness - 1)) / (max - min);
		return new Rgb(moved(this.red, middle, reach, lightness), moved(this.green, middle, reach, lightness),
				moved(this.blue, middle, reach, lightness));
	}

	private static int moved(int part, double middle, double reach, double lightness) {
		return (int) Math.round(255 * lightness + (part - middle) * reach);
	}

	private static int mixed(int part, int other, double share) {
		// Upwards to a lighter and downwards to a darker colour, so that a small share
		// changes it, too.
		var exact = part + (other - part) * share;
		return (int) ((other > part) ? Math.ceil(exact) : Math.floor(exact));
	}

	private static double linear(int part) {
		var share = part / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	@Override
	public String toString() {
		return "#%06x".formatted(value());
	}

}
