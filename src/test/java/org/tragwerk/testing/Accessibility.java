package org.tragwerk.testing;

import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;

/**
 * Checks pages with axe-core.
 */
public final class Accessibility {

	private Accessibility() {
	}

	/**
	 * The rules that a page violates. A page without frames is checked in legacy mode,
	 * which opens no second page to join the results of frames.
	 */
	public static List<Rule> violationsOf(Page page) {
		return new AxeBuilder(page).setLegacyMode(page.frames().size() == 1).analyze().getViolations();
	}

}
