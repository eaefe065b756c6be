package org.tragwerk.campaigncounter.web;

import java.awt.Font;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import javax.imageio.ImageIO;

import org.tragwerk.newspaper.AccentColor;

/**
 * Draws a headline as a PNG in shades of one colour, which makes the file small.
 */
final class HeadlineImage {

	static final int WIDTH = 1120;

	static final int HEIGHT = 192;

	static final int CARD_WIDTH = 1200;

	static final int CARD_HEIGHT = 630;

	private static final int MARGIN = 24;

	private static final int CARD_MARGIN = 80;

	private static final int SHADES = 16;

	private static final int WHITE = 0xffffff;

	private final BufferedImage drawn;

	private HeadlineImage(int width, int height) {
		this.drawn = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
	}

	/**
	 * The headline for newsletters, in twice the size at which it is shown, on a
	 * transparent ground.
	 */
	static byte[] png(String headline, AccentColor accent) {
		var image = new HeadlineImage(WIDTH, HEIGHT);
		image.fill(new Text(headline, 84).inTheMiddleOf(WIDTH, 128, WIDTH - 2 * MARGIN));
		image.fill(new Rectangle(0, 0, WIDTH, 8));
		var ink = accent.onAnyGround();
		return image.png(ink, ink, 0);
	}

	/**
	 * The card that is shown where somebody shares a page, in the size that Open Graph
	 * asks for.
	 */
	static byte[] card(String newspaper, String headline, String thanks, AccentColor accent) {
		var image = new HeadlineImage(CARD_WIDTH, CARD_HEIGHT);
		var room = CARD_WIDTH - 2 * CARD_MARGIN;
		for (var line : List.of(new Text(newspaper, 44).inTheMiddleOf(CARD_WIDTH, 130, room),
				new Text(headline, 116).inTheMiddleOf(CARD_WIDTH, 350, room),
				new Text(thanks, 44).inTheMiddleOf(CARD_WIDTH, 470, room))) {
			image.fill(line);
		}
		image.fill(new Rectangle(CARD_MARGIN, 180, room, 6));
		image.fill(new Rectangle(CARD_MARGIN, 530, room, 2));
		return image.png(Integer.parseInt(accent.onLight().accent().substring(1), 16), WHITE, 255);
	}

	private void fill(Shape shape) {
		var graphics = this.drawn.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.fill(shape);
		graphics.dispose();
	}

	private byte[] png(int ground, int ink, int groundAlpha) {
		var image = new BufferedImage(this.drawn.getWidth(), this.drawn.getHeight(), BufferedImage.TYPE_BYTE_BINARY,
				shades(ground, ink, groundAlpha));
		for (int y = 0; y < image.getHeight(); y++) {
			for (int x = 0; x < image.getWidth(); x++) {
				image.getRaster().setSample(x, y, 0, this.drawn.getRaster().getSample(x, y, 0) * SHADES / 256);
			}
		}
		var bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/** The shades from the ground to the ink. */
	private static IndexColorModel shades(int ground, int ink, int groundAlpha) {
		var colors = new int[SHADES];
		for (int shade = 0; shade < SHADES; shade++) {
			colors[shade] = between(groundAlpha, 255, shade) << 24 | between(ground >> 16, ink >> 16, shade) << 16
					| between(ground >> 8 & 255, ink >> 8 & 255, shade) << 8 | between(ground & 255, ink & 255, shade);
		}
		return new IndexColorModel(4, SHADES, colors, 0, true, -1, DataBuffer.TYPE_BYTE);
	}

	private static int between(int from, int to, int shade) {
		return from + (to - from) * shade / (SHADES - 1);
	}

	/** A line in the font of headlines. */
	private record Text(String text, int size) {

		/** Its outline, smaller if it is too wide. */
		Shape inTheMiddleOf(int width, int baseline, int room) {
			var layout = new TextLayout(this.text, new Font(Font.SERIF, Font.BOLD, this.size),
					new FontRenderContext(null, true, true));
			var scale = Math.min(1, room / layout.getAdvance());
			var place = AffineTransform.getTranslateInstance(width / 2d, baseline);
			place.scale(scale, scale);
			place.translate(-layout.getAdvance() / 2d, 0);
			return layout.getOutline(place);
		}

	}

}
