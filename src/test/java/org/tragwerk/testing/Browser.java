package org.tragwerk.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Assumptions;
import org.tragwerk.Patience;

/**
 * One Chromium for the whole build, with contexts that emulate phones and desktops.
 */
public final class Browser {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	private Browser() {
	}

	/**
	 * Opens a context that emulates a phone in portrait orientation; the caller has to
	 * close it.
	 */
	public static BrowserContext phone(ColorScheme scheme) {
		return open(phoneOptions().setColorScheme(scheme));
	}

	/** Opens a desktop context; the caller has to close it. */
	public static BrowserContext desktop(ColorScheme scheme) {
		return open(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900)
			.setLocale("de-DE")
			.setColorScheme(scheme));
	}

	/** The options of the phone context, for a test that changes some of them. */
	public static com.microsoft.playwright.Browser.NewContextOptions phoneOptions() {
		return new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(390, 844)
			.setDeviceScaleFactor(2)
			.setHasTouch(true)
			.setIsMobile(true)
			.setLocale("de-DE");
	}

	/**
	 * Opens a context; skips the test if Chromium is not installed, unless it is
	 * required.
	 */
	public static BrowserContext open(com.microsoft.playwright.Browser.NewContextOptions options) {
		if (executable().isEmpty()) {
			refuseOrSkip();
		}
		var window = Started.BROWSER.newContext(options);
		window.setDefaultTimeout(Patience.SOON.toMillis());
		return window;
	}

	private static void refuseOrSkip() {
		var sentence = "No Chromium was found, so pages are not tried in a browser.";
		if (Boolean.parseBoolean(System.getProperty("CI", System.getenv("CI")))) {
			throw new IllegalStateException(sentence);
		}
		System.out.println(sentence);
		Assumptions.abort(sentence);
	}

	private static Optional<Path> executable() {
		var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
		return NAMES.stream()
			.flatMap((name) -> Stream.of(folders).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static final class Started {

		static final com.microsoft.playwright.Browser BROWSER = start();

		private static com.microsoft.playwright.Browser start() {
			var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
			var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
			Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
			PlaywrightAssertions.setDefaultAssertionTimeout(Patience.SOON.toMillis());
			return playwright.chromium()
				.launch(new BrowserType.LaunchOptions().setExecutablePath(executable().orElseThrow())
					.setArgs(ARGUMENTS));
		}

	}

}
