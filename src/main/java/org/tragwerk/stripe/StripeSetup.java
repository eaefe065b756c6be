package org.tragwerk.stripe;

import java.io.PrintStream;
import java.util.List;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;

/**
 * Connects a Stripe account, or looks whether it is connected as it should be, and says
 * so in plain lines. It needs the API key and our address; no database, mail or server.
 */
public final class StripeSetup {

	private static final String SETUP = "--setup-stripe";

	private static final String CHECK = "--check";

	private static final int DONE = 0;

	private static final int FAILED = 1;

	private static final int DIFFERENT = 2;

	private final Connection connection;

	private final StripeClient stripe;

	private final List<Wanted> wanted;

	private final PrintStream out;

	private StripeSetup(Connection connection, PrintStream out) {
		this.connection = connection;
		this.stripe = connection.client();
		this.wanted = List.of(new WantedProduct(this.stripe, connection), new WantedPortal(this.stripe, connection),
				new WantedEndpoint(this.stripe, connection));
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
			var setup = new StripeSetup(Connection.of(context.getEnvironment()), out);
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
		var danger = new Precautions(this.connection).danger();
		if (danger != null) {
			throw new SetupException(danger);
		}
		try (var report = new Report(this.out)) {
			for (var one : this.wanted) {
				bringAbout(one, report);
			}
			if (report.isQuiet()) {
				this.out.println("Nothing to change.");
			}
		}
		return DONE;
	}

	private static void bringAbout(Wanted one, Report report) throws StripeException {
		try {
			one.bringAbout(report);
		}
		catch (PermissionException ex) {
			throw new SetupException(Rights.missing("read and change " + one.name(), ex));
		}
	}

	private int check() throws StripeException {
		var findings = new StripeCheck(this.connection, this.stripe, this.wanted).findings();
		findings.forEach(this.out::println);
		if (findings.stream().anyMatch(Finding::differs)) {
			return DIFFERENT;
		}
		this.out.println("Nothing differs.");
		return DONE;
	}

	/** A context of settings without a bean. */
	static final class Nothing {

	}

}
