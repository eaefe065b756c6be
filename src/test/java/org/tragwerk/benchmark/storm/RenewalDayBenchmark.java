package org.tragwerk.benchmark.storm;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

/**
 * Measures how long the product takes to process a day on which all subscriptions renew,
 * from the first webhook event until no sync is waiting, and the response times of pages
 * meanwhile. Run it by
 * {@code mvn spring-boot:test-run -Dspring-boot.run.main-class=org.tragwerk.benchmark.storm.RenewalDayBenchmark}.
 */
public final class RenewalDayBenchmark {

	private static final String PRODUCT = "prod_unterstuetzung";

	private RenewalDayBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		var count = Integer.getInteger("benchmark.subscriptions", 40_000);
		var spread = Duration.parse(System.getProperty("benchmark.spread", "PT10M"));
		var settings = new SandboxSettings(0, 0, "whsec_sandbox", null, null);
		try (var sandbox = StripeSandbox.start(settings);
				var product = new Surroundings(Path.of("target", "working-off-a-renewal-day.log"),
						"--tragwerk.stripe.api-base=" + sandbox.url())) {
			sandbox.createProduct(PRODUCT, "Unterstützung");
			var first = sandbox.clock().instant().plus(Duration.ofDays(1));
			try (var database = product.connect()) {
				var renewing = new RenewalDay(PRODUCT, first, spread).seed(0, count, sandbox, database);
				var calls = new Calls(product.managementPort());
				sandbox.deliverTo(product.url() + "/webhooks/stripe");
				try (var pages = new Pages(product.url(), "/support", "/api/v1/campaigns/danke")) {
					var started = Instant.now();
					pass(sandbox, first.plus(spread).plus(Duration.ofHours(2)));
					awaitCalm(database, renewing);
					report(new Result(count, Duration.between(started, Instant.now()), webhookEvents(database), calls,
							pages));
				}
			}
		}
	}

	private static void pass(StripeSandbox sandbox, Instant end) {
		var left = Duration.between(sandbox.clock().instant(), end).toSeconds();
		new SandboxControl(sandbox.url()).advance("PT" + left + "S");
	}

	private static void awaitCalm(Connection database, List<SeededSubscription> renewing)
			throws SQLException, InterruptedException {
		var next = Instant.now();
		while (number(database, "select count(*) from payment") < 2L * renewing.size()
				|| number(database, "select count(*) from customer_sync where dirty > done") > 0) {
			if (Instant.now().isAfter(next)) {
				System.err.printf("%s %d webhook events, %d payments, %d waiting%n", Instant.now(),
						webhookEvents(database), number(database, "select count(*) from payment"),
						number(database, "select count(*) from customer_sync where dirty > done"));
				next = Instant.now().plusSeconds(20);
			}
			Thread.sleep(500);
		}
	}

	private static long webhookEvents(Connection database) throws SQLException {
		return number(database, "select count(*) from stripe_webhook_event");
	}

	private static long number(Connection database, String query) throws SQLException {
		try (var statement = database.createStatement(); var result = statement.executeQuery(query)) {
			result.next();
			return result.getLong(1);
		}
	}

	private static void report(Result result) throws Exception {
		var minutes = result.took().toSeconds() / 60.0;
		var fastest = result.calls().fastest();
		var p99 = result.pages().p99();
		System.out.printf(Locale.ROOT, "%d renewals, %d webhook events (%.1f each), %d pages asked for meanwhile%n",
				result.count(), result.webhookEvents(), (double) result.webhookEvents() / result.count(),
				result.pages().count());
		System.out.printf(Locale.ROOT,
				"| a renewal day of %d subscriptions, intake included | – | %.1f min | ≤ 60 min | %.1f min | %s |%n",
				result.count(), minutes, minutes, verdict(minutes <= 60));
		System.out.printf(Locale.ROOT,
				"| calls a second to one endpoint, the busiest second | – | %d | ≤ 25 | %d | %s |%n", fastest, fastest,
				verdict(fastest <= 25));
		System.out.printf(Locale.ROOT, "| page p99 meanwhile | – | %d ms | < 500 ms | %d ms | %s |%n", p99, p99,
				verdict(p99 < 500));
		result.calls()
			.byEndpoint()
			.forEach((endpoint, calls) -> System.out.printf(Locale.ROOT,
					"| calls for 1,000 renewals: %s | – | %.1f | – | – | |%n", endpoint,
					calls * 1000.0 / result.count()));
	}

	private static String verdict(boolean holds) {
		return holds ? "holds" : "**does not hold**";
	}

	private record Result(int count, Duration took, long webhookEvents, Calls calls, Pages pages) {
	}

}
