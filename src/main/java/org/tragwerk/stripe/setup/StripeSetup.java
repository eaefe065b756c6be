package org.tragwerk.stripe.setup;

import java.io.PrintStream;
import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * Sets up a Stripe account ({@code --setup-stripe}) or checks it ({@code --check}), and
 * prints the results. Needs the API key and the base URL, but no database, mail server or
 * web server.
 */
public final class StripeSetup {

	private static final String SETUP = "--setup-stripe";

	private static final String CHECK = "--check";

	private static final int DONE = 0;

	private static final int FAILED = 1;

	private static final int DIFFERENT = 2;

	private final ConnectionSettings connectionSettings;

	private final StripeClient stripe;

	private final List<DesiredObject> desiredObjects;

	private final PrintStream out;

	private StripeSetup(ConnectionSettings connectionSettings, PrintStream out) {
		this.connectionSettings = connectionSettings;
		this.stripe = connectionSettings.client();
		this.desiredObjects = List.of(new DesiredProduct(this.stripe, connectionSettings),
				new DesiredPortal(this.stripe, connectionSettings),
				new DesiredWebhookEndpoint(this.stripe, connectionSettings));
		this.out = out;
	}

	/** Whether the command line requests set-up or check instead of a normal start. */
	public static boolean isRequested(String... arguments) {
		return List.of(arguments).contains(SETUP) || List.of(arguments).contains(CHECK);
	}

	/**
	 * Runs set-up or check.
	 * @return the exit code: 0 without differences, 1 after a failure, 2 if the check
	 * found differences
	 */
	public static int run(PrintStream out, PrintStream failures, String... arguments) {
		try (var context = settingsAlone().run(arguments)) {
			var setup = new StripeSetup(ConnectionSettings.of(context.getEnvironment()), out);
			return List.of(arguments).contains(CHECK) ? setup.check() : setup.setUp();
		}
		catch (StripeException ex) {
			failures.println(SetupException.of(ex).getMessage());
		}
		catch (SetupException ex) {
			failures.println(ex.getMessage());
		}
		return FAILED;
	}

	private static SpringApplication settingsAlone() {
		var application = new SpringApplication(EmptyContext.class);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		return application;
	}

	private int setUp() throws StripeException {
		var unsafe = new SettingsCheck(this.connectionSettings).unsafeLiveKey();
		if (unsafe != null) {
			throw new SetupException(unsafe);
		}
		try (var setupReport = new SetupReport(this.out)) {
			for (var one : this.desiredObjects) {
				apply(one, setupReport);
			}
			if (setupReport.isUnchanged()) {
				this.out.println("Nothing to change.");
			}
		}
		return DONE;
	}

	private static void apply(DesiredObject one, SetupReport setupReport) throws StripeException {
		try {
			one.apply(setupReport);
		}
		catch (PermissionException ex) {
			throw new SetupException(KeyPermissions.missing("read and change " + one.name(), ex));
		}
	}

	private int check() throws StripeException {
		var results = new StripeCheck(this.connectionSettings, this.stripe, this.desiredObjects).results();
		results.forEach(this.out::println);
		if (results.stream().anyMatch(CheckResult::differs)) {
			return DIFFERENT;
		}
		this.out.println("Nothing differs.");
		return DONE;
	}

	/** The source of an application context without beans. */
	static final class EmptyContext {

	}

}
