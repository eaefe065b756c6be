package org.tragwerk.campaigncounter.web;

import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

import javax.imageio.ImageIO;

/**
 * Draws a headline as a PNG for newsletters, in twice the size at which it is shown. The
 * ground is transparent, and the colour has a contrast of more than 3:1 (WCAG 1.4.3,
 * large text) to white as well as to the dark grounds of mail programs.
 */
final class HeadlineImage {

	static final int WIDTH = 1120;

	static final int HEIGHT = 192;

	private static final int MARGIN = 24;

	private static final int BASELINE = 128;

	private static final Font FONT = new Font(Font.SERIF, Font.BOLD, 84);

	private static final int SHADES = 16;

	private static final IndexColorModel COLOURS = colours(0xcf, 0x3a, 0x4c);

	private HeadlineImage() {
	}

	static byte[] png(String headline) {
		var bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(coloured(drawn(text(headline))), "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** The outline of the text in the middle, smaller if it is too wide. */
	private static Shape text(String headline) {
		var layout = new TextLayout(headline, FONT, new FontRenderContext(null, true, true));
		var size = Math.min(1, (WIDTH - 2 * MARGIN) / layout.getAdvance());
		var place = AffineTransform.getTranslateInstance(WIDTH / 2d, BASELINE);
		place.scale(size, size);
		place.translate(-layout.getAdvance() / 2d, 0);
		return layout.getOutline(place);
	}

	/** Text and rule in white on black. */
	private static BufferedImage drawn(Shape text) {
		var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
		var graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.fill(text);
		graphics.fillRect(0, 0, WIDTH, 8);
		graphics.dispose();
		return image;
	}

	/** The same in shades of one colour, which makes the file small. */
	private static BufferedImage coloured(BufferedImage drawn) {
		var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY, COLOURS);
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				image.getRaster().setSample(x, y, 0, drawn.getRaster().getSample(x, y, 0) * SHADES / 256);
			}
		}
		return image;
	}

	/** One colour, from transparent to opaque. */
	private static IndexColorModel colours(int red, int green, int blue) {
		var reds = new byte[SHADES];
		var greens = new byte[SHADES];
		var blues = new byte[SHADES];
		var alphas = new byte[SHADES];
		Arrays.fill(reds, (byte) red);
		Arrays.fill(greens, (byte) green);
		Arrays.fill(blues, (byte) blue);
		for (int shade = 0; shade < SHADES; shade++) {
			alphas[shade] = (byte) (shade * 255 / (SHADES - 1));
		}
		return new IndexColorModel(4, SHADES, reds, greens, blues, alphas);
	}

}
