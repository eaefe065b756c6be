package org.tragwerk.benchmark.storm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * Measures how many webhook events a second are stored and acknowledged, against pgbench
 * with the same row on the same PostgreSQL server, in turns. Customer syncs are left to
 * bulk syncs, which are disabled. Run it by
 * {@code mvn spring-boot:test-run -Dspring-boot.run.main-class=org.tragwerk.benchmark.storm.WebhookIntakeBenchmark}.
 */
public final class WebhookIntakeBenchmark {

	private static final int CONNECTIONS = 16;

	private WebhookIntakeBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		var rounds = Integer.getInteger("benchmark.rounds", 5);
		var seconds = Integer.getInteger("benchmark.seconds", 10);
		var ours = new ArrayList<Double>();
		var rows = new ArrayList<Double>();
		var marks = new ArrayList<Double>();
		try (var product = new Surroundings(Path.of("target", "webhook-intake.log"), "--tragwerk.sync.bulk.threshold=0",
				"--tragwerk.jobs.bulk-sync=P1D")) {
			createDatabaseBeside(product);
			var requests = new SignedRequests(product.port());
			var senders = new Senders(product.port(), CONNECTIONS);
			var pgbench = new Pgbench(product.databasePort(), CONNECTIONS, requests.body());
			var rate = warm(senders, requests);
			for (int round = 0; round < rounds; round++) {
				var next = requests.next((int) (rate * seconds));
				var count = next.size();
				ours.add(timed(product, () -> senders.send(next), (any) -> (double) count));
				rate = ours.get(round);
				rows.add(timed(product, () -> pgbench.run(Pgbench.ROW, seconds), (tps) -> tps * seconds));
				marks.add(timed(product, () -> pgbench.run(Pgbench.ROW_AND_MARK, seconds), (tps) -> tps * seconds));
			}
			requireAllKept(product, ours);
			System.out.printf("Body of %d bytes, %d connections, %d rounds of %d s in turns, medians%n",
					requests.body().getBytes(StandardCharsets.UTF_8).length, CONNECTIONS, rounds, seconds);
		}
		print("the row of the event and its customer's mark", ours, marks);
		System.out.printf(Locale.ROOT, "| the same | pgbench: the row alone | %.0f/s : %.0f/s | – | %.2f | |%n",
				median(ours), median(rows), median(ours) / median(rows));
	}

	private static double timed(Surroundings product, Callable<Double> work, UnaryOperator<Double> count)
			throws Exception {
		var before = CpuTime.of(product.process(), product.database());
		var rate = work.call();
		var used = CpuTime.of(product.process(), product.database()).since(before);
		System.err.printf(Locale.ROOT, "%.0f/s, each %s%n", rate, used.each(count.apply(rate)));
		return rate;
	}

	private static double warm(Senders senders, SignedRequests requests) throws Exception {
		var rate = 0.0;
		for (int i = 0; i < 10; i++) {
			rate = senders.send(requests.next(8_000));
		}
		return rate;
	}

	private static void createDatabaseBeside(Surroundings product) throws SQLException {
		try (var connection = product.connect(); var statement = connection.createStatement()) {
			statement.execute("create database beside template tragwerk_template");
		}
	}

	private static void requireAllKept(Surroundings product, List<Double> rates) throws SQLException {
		try (var connection = product.connect();
				var statement = connection.createStatement();
				var result = statement
					.executeQuery("select count(*), count(distinct event.provider_id) from stripe_webhook_event event"
							+ " join customer_sync using (provider_id)")) {
			result.next();
			if (rates.isEmpty() || result.getLong(1) < 40_000 || result.getLong(1) != result.getLong(2)) {
				throw new IllegalStateException("Not every event that was accepted is stored");
			}
		}
	}

	private static void print(String what, List<Double> ours, List<Double> theirs) {
		var ratio = median(ours) / median(theirs);
		System.out.printf(Locale.ROOT,
				"| webhook intake, durable 2xx | pgbench: %s | %.0f/s : %.0f/s | ≥ 0.7 | %.2f | %s |%n", what,
				median(ours), median(theirs), ratio, (ratio >= 0.7) ? "holds" : "**does not hold**");
	}

	private static double median(List<Double> values) {
		var sorted = new ArrayList<>(values);
		Collections.sort(sorted);
		return sorted.get(sorted.size() / 2);
	}

}
