package org.tragwerk.testing;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks a page as it is seen on narrow and wide screens, light and dark, and with large
 * text. With the system property {@code pages} it leaves pictures in
 * {@code target/pages}.
 */
public final class PageCheck {

	private static final List<Integer> WIDTHS = List.of(320, 390, 1280);

	private static final String TOO_WIDE = """
			size => {
				const root = document.documentElement;
				root.style.fontSize = size;
				const edge = root.clientWidth + 1;
				const wide = root.scrollWidth < edge ? [] : [...document.querySelectorAll('body *')]
					.filter(element => element.getBoundingClientRect().right > edge)
					.map(element => element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 40));
				root.style.fontSize = '';
				return wide;
			}""";

	private PageCheck() {
	}

	/** Fails if the page is wider than its screen or violates a rule of axe-core. */
	public static void check(Page page, String name) {
		var isDark = isDark(page);
		for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			assertThat(Accessibility.violationsOf(page)).as("%s, %s", name, scheme).isEmpty();
		}
		checkWidth(page, name);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(isDark ? ColorScheme.DARK : ColorScheme.LIGHT));
	}

	/** Fails if the page is wider than its screen; works without script, too. */
	public static void checkWidth(Page page, String name) {
		var before = page.viewportSize();
		for (int width : WIDTHS) {
			page.setViewportSize(width, before.height);
			assertThat((List<?>) page.evaluate(TOO_WIDE, "")).as("%s on %d pixels", name, width).isEmpty();
			if (width > 320) {
				assertThat((List<?>) page.evaluate(TOO_WIDE, "200%")).as("%s on %d pixels with large text", name, width)
					.isEmpty();
			}
			picture(page, name, width);
		}
		page.setViewportSize(before.width, before.height);
	}

	private static void picture(Page page, String name, int width) {
		if (!Boolean.getBoolean("pages")) {
			return;
		}
		for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
			save(page, "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase()));
		}
		if (width == 390) {
			page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
			save(page, "%s-%d-forced".formatted(name, width));
			page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
		}
	}

	private static void save(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pages", name + ".png")));
	}

	private static boolean isDark(Page page) {
		return (boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
	}

}
