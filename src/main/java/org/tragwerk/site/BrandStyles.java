package org.tragwerk.site;

import java.nio.charset.StandardCharsets;

import org.tragwerk.newspaper.AccentColor.Shades;
import org.tragwerk.newspaper.Brand;

import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The style sheet with the newspaper's colours, which all pages share with their own; it
 * is served, because the Content-Security-Policy forbids inline styles.
 */
@Component
class BrandStyles {

	private final String sheet;

	private final String version;

	BrandStyles(Brand brand) {
		this.sheet = rule(brand.accent().onLight()) + "@media screen and (prefers-color-scheme:dark){"
				+ rule(brand.accent().onDark()) + "}\n";
		this.version = DigestUtils.md5DigestAsHex(this.sheet.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
	}

	String sheet() {
		return this.sheet;
	}

	/** Changes with the sheet, so that it can be cached for long. */
	String version() {
		return this.version;
	}

	private static String rule(Shades shades) {
		return ":root{--accent:%s;--accent-strong:%s;--accent-tint:%s;--on-accent:%s}".formatted(shades.accent(),
				shades.strong(), shades.tint(), shades.onAccent());
	}

}
