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
 * Connects a Stripe account, or checks whether it is connected as it should be, and says
 * so in plain lines. It needs the API key and our address; no database, mail or server.
 */
public final class StripeSetup {

	private static final String SETUP = "--setup-stripe";

	private static final String CHECK = "--check";

	private static final int DONE = 0;

	private static final int FAILED = 1;

	private static final int DIFFERENT = 2;

	private final ConnectionSettings connectionSettings;

	private final StripeClient stripe;

	private final List<DesiredObject> desiredObject;

	private final PrintStream out;

	private StripeSetup(ConnectionSettings connectionSettings, PrintStream out) {
		this.connectionSettings = connectionSettings;
		this.stripe = connectionSettings.client();
		this.desiredObject = List.of(new DesiredProduct(this.stripe, connectionSettings),
				new DesiredPortal(this.stripe, connectionSettings),
				new DesiredWebhookEndpoint(this.stripe, connectionSettings));
		this.out = out;
	}

	/** Whether the command line asks for this instead of a start. */
	public static boolean isAskedFor(String... arguments) {
		return List.of(arguments).contains(SETUP) || List.of(arguments).contains(CHECK);
	}

	/**
	 * Does what the command line asks for.
	 * @return 0 when all is as it should be, 1 when it failed, 2 when a check found
	 * differences
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
		var application = new SpringApplication(Nothing.class);
		application.setInitializers(List.of());
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setBannerMode(Banner.Mode.OFF);
		application.setLogStartupInfo(false);
		application.setRegisterShutdownHook(false);
		return application;
	}

	private int setUp() throws StripeException {
		var danger = new SettingsCheck(this.connectionSettings).danger();
		if (danger != null) {
			throw new SetupException(danger);
		}
		try (var setupReport = new SetupReport(this.out)) {
			for (var one : this.desiredObject) {
				apply(one, setupReport);
			}
			if (setupReport.isQuiet()) {
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
		var results = new StripeCheck(this.connectionSettings, this.stripe, this.desiredObject).results();
		results.forEach(this.out::println);
		if (results.stream().anyMatch(CheckResult::differs)) {
			return DIFFERENT;
		}
		this.out.println("Nothing differs.");
		return DONE;
	}

	/** A context of settings without a bean. */
	static final class Nothing {

	}

}
