package org.tragwerk.benchmark.storm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.account.seeding.SeededSubscription;

/**
 * Measures how long readers who have paid wait for the thanks: right after a start,
 * behind sweeps, and on a day on which all subscriptions renew; and meanwhile how long
 * the health address takes to answer. Run it by
 * {@code mvn spring-boot:test-run -Dspring-boot.run.main-class=org.tragwerk.benchmark.storm.PaidToThanksBenchmark}.
 */
public final class PaidToThanksBenchmark {

	private static final int COUNT = Integer.getInteger("benchmark.subscriptions", 40_000);

	private static final Duration SPREAD = Duration.parse(System.getProperty("benchmark.spread", "PT10M"));

	private static final int SECONDS = Integer.getInteger("benchmark.seconds", 60);

	private static final int STARTS = Integer.getInteger("benchmark.starts", 3);

	private static final List<String> SITUATIONS = Arrays
		.asList(System.getProperty("benchmark.situations", "start,sweep,renewals").split(","));

	/** From the seeding to the last renewal's payment, an hour after its invoice. */
	private static final Duration AHEAD = SPREAD.plus(Duration.ofMinutes(130));

	private final SeededProduct product;

	private final SandboxControl control;

	private final List<String> rows = new ArrayList<>();

	private PaidToThanksBenchmark(SeededProduct product) {
		this.product = product;
		this.control = new SandboxControl(product.sandbox().url());
	}

	public static void main(String[] arguments) throws Exception {
		var log = Path.of("target", "paid-to-thanks.log");
		Files.deleteIfExists(log);
		try (var product = new SeededProduct(AHEAD, log)) {
			new PaidToThanksBenchmark(product).run();
		}
		System.exit(0);
	}

	private void run() throws Exception {
		var renewing = seed();
		if (SITUATIONS.contains("start")) {
			measureStarts();
		}
		this.product.start();
		if (SITUATIONS.contains("sweep")) {
			measure("behind sweeps", forSeconds(this::sweepAll));
		}
		if (SITUATIONS.contains("renewals")) {
			serveReaders();
			var day = CompletableFuture.runAsync(() -> this.control.advance("PT" + AHEAD.toSeconds() + "S"));
			measure("on a day of " + COUNT + " renewals", () -> !isOver(day, renewing));
		}
		this.rows.forEach(System.out::println);
	}

	private List<SeededSubscription> seed() throws SQLException {
		var first = this.product.sandbox().clock().instant().plus(Duration.ofMinutes(5));
		try (var database = this.product.connect()) {
			return new RenewalDay(SeededProduct.STRIPE_PRODUCT, first, SPREAD).seed(0, COUNT, this.product.sandbox(),
					database);
		}
	}

	/** Each start is followed by a sweep, as after the very first. */
	private void measureStarts() throws Exception {
		var measured = new Measured();
		for (int number = 0; number < STARTS; number++) {
			sweepAll();
			this.product.start();
			measured.add(measured(forSeconds(() -> {
			})));
			this.product.stop();
		}
		this.rows.addAll(measured.rows("right after a start, " + COUNT + " supporters"));
	}

	/** A renewal day seldom begins with a start of the node. */
	private void serveReaders() throws Exception {
		measured(forSeconds(() -> {
		}));
	}

	private void measure(String situation, BooleanSupplier condition) throws Exception {
		this.rows.addAll(measured(condition).rows(situation));
	}

	private Measured measured(BooleanSupplier condition) throws Exception {
		try (var health = new Pages(this.product.url(), "/readyz")) {
			var readers = new ReturningReaders(this.product.url(), this.control);
			readers.comeWhile(condition);
			readers.awaitAll();
			var measured = new Measured();
			measured.withScript.addAll(readers.withScript());
			measured.withoutScript.addAll(readers.withoutScript());
			measured.health.addAll(health.millis());
			return measured;
		}
	}

	/**
	 * Holds for {@code benchmark.seconds}; the action is done at first and every tenth.
	 */
	private static BooleanSupplier forSeconds(Runnable everyTenth) {
		var started = System.nanoTime();
		var done = new int[1];
		return () -> {
			var seconds = (System.nanoTime() - started) / 1_000_000_000;
			if (seconds >= 10L * done[0]) {
				done[0]++;
				everyTenth.run();
			}
			return seconds < SECONDS;
		};
	}

	/** Makes all customers due for a sweep, and the sweep due at once. */
	private void sweepAll() {
		execute("update customer_sync set dirty_since = dirty_since - interval '2 days'");
		execute("update job_task set execution_time = now() where task_instance = 'subscription-sweep' and not picked");
	}

	private void execute(String sql) {
		try (var database = this.product.connect(); var statement = database.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private boolean isOver(CompletableFuture<Void> day, List<SeededSubscription> renewing) {
		try (var database = this.product.connect();
				var statement = database.createStatement();
				var result = statement.executeQuery("""
						select (select count(*) from payment where provider_id not like 'pi_seed%'),
							(select count(*) from customer_sync where dirty > done and priority > 0)""")) {
			result.next();
			System.err.printf("%d renewed, %d waiting%n", result.getLong(1), result.getLong(2));
			return day.isDone() && result.getLong(1) >= renewing.size() && result.getLong(2) < 5;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Waiting times in milliseconds. */
	private static final class Measured {

		private static final long GOAL = 2_000;

		private final List<Long> withScript = new ArrayList<>();

		private final List<Long> withoutScript = new ArrayList<>();

		private final List<Long> health = new ArrayList<>();

		void add(Measured more) {
			this.withScript.addAll(more.withScript);
			this.withoutScript.addAll(more.withoutScript);
			this.health.addAll(more.health);
		}

		/** The rows of the table, printed when all is measured. */
		List<String> rows(String situation) {
			return List.of(row("paid → thanked " + situation, this.withScript),
					row("the same without script", this.withoutScript),
					"| the health address meanwhile, asked %d times | – | %s | – | – | |".formatted(this.health.size(),
							quantiles(this.health)));
		}

		private static String row(String what, List<Long> millis) {
			var worst = Collections.max(millis);
			return "| %s, %d readers | – | %s | ≤ 2 s worst | %s | %s |".formatted(what, millis.size(),
					quantiles(millis), seconds(worst), (worst <= GOAL) ? "holds" : "**does not hold**");
		}

		private static String quantiles(List<Long> millis) {
			var sorted = millis.stream().sorted().toList();
			return "p50 %s, p99 %s, worst %s".formatted(seconds(sorted.get(sorted.size() / 2)),
					seconds(sorted.get((int) (sorted.size() * 0.99))), seconds(sorted.get(sorted.size() - 1)));
		}

		private static String seconds(long millis) {
			return (millis == Long.MAX_VALUE) ? "never" : String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
		}

	}

}
