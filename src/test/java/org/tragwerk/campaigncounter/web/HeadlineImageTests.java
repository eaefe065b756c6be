package org.tragwerk.campaigncounter.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.newspaper.AccentColor;

import static org.assertj.core.api.Assertions.assertThat;

class HeadlineImageTests {

	private static final AccentColor ACCENT = AccentColor.of("#0f4c5c");

	@Test
	void drawsTheCardOfASharedPage() throws IOException {
		var card = ImageIO
			.read(new ByteArrayInputStream(HeadlineImage.card("Die Zeitung", "40.000 mal Danke!", "An alle", ACCENT)));
		assertThat(card.getWidth()).isEqualTo(1200);
		assertThat(card.getHeight()).isEqualTo(630);
		assertThat(card.getRGB(5, 5)).isEqualTo(0xff0f4c5c);
		assertThat(card.getRGB(600, 182)).isEqualTo(0xffffffff);
	}

	@Test
	void drawsTheTextInTheMiddleOfATransparentGround() throws IOException {
		var image = read("40.000 mal Danke!");
		assertThat(columns(image)).anyMatch((x) -> x < 300).anyMatch((x) -> x > 820);
		assertThat(image.getRGB(5, 100) >>> 24).isZero();
		assertThat(image.getRGB(5, 5) >>> 24).isEqualTo(255);
	}

	@Test
	void drawsEachGlyph() throws IOException {
		assertThat(columns(read("11"))).hasSizeLessThan(columns(read("44")).size());
		assertThat(HeadlineImage.png("1.234", ACCENT)).isNotEqualTo(HeadlineImage.png("1.243", ACCENT));
		assertThat(HeadlineImage.png("äöüß€", ACCENT)).isNotEqualTo(HeadlineImage.png("     ", ACCENT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Danke!", "Thank you, 40,000 times over! And 40,000 times again, for another year." })
	void keepsAMargin(String headline) throws IOException {
		assertThat(columns(read(headline))).isNotEmpty().allMatch((x) -> x > 20 && x < 1100);
	}

	@Test
	void contrastsWithLightAndDarkGrounds() throws IOException {
		var ink = luminance(read("Danke!").getRGB(5, 5));
		assertThat(1.05 / (ink + 0.05)).isGreaterThan(3);
		assertThat((ink + 0.05) / (luminance(0x1b1b1b) + 0.05)).isGreaterThan(3);
	}

	private static BufferedImage read(String headline) throws IOException {
		var image = ImageIO.read(new ByteArrayInputStream(HeadlineImage.png(headline, ACCENT)));
		assertThat(image.getWidth()).isEqualTo(HeadlineImage.WIDTH);
		assertThat(image.getHeight()).isEqualTo(HeadlineImage.HEIGHT);
		return image;
	}

	/** The columns in which there is text. */
	private static List<Integer> columns(BufferedImage image) {
		return IntStream.range(0, image.getWidth())
			.filter((x) -> IntStream.range(20, image.getHeight()).anyMatch((y) -> image.getRGB(x, y) >>> 24 > 0))
			.boxed()
			.toList();
	}

	/** The relative luminance (WCAG 2.2). */
	private static double luminance(int colour) {
		return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
	}

	private static double linear(int part) {
		var share = (part & 255) / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

}
