package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The calls to Stripe, from the product's metrics.
 */
final class Calls {

	private static final Pattern LINE = Pattern
		.compile("tragwerk_stripe_calls_total\\{endpoint=\"([^\"]+)\",status=\"[^\"]+\"\\} ([0-9.E]+)");

	private final HttpClient http = HttpClient.newHttpClient();

	private final HttpRequest metrics;

	private final Map<String, Double> before = new HashMap<>();

	private volatile long fastest;

	Calls(int managementPort) {
		this.metrics = HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/actuator/prometheus"))
			.build();
		this.before.putAll(byEndpoint());
		watch();
	}

	/** The number of calls so far, by endpoint. */
	SortedMap<String, Double> byEndpoint() {
		try {
			var calls = new TreeMap<String, Double>();
			var lines = LINE.matcher(this.http.send(this.metrics, BodyHandlers.ofString()).body());
			while (lines.find()) {
				calls.merge(lines.group(1), Double.valueOf(lines.group(2)), Double::sum);
			}
			return calls;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** The highest rate of calls a second to one endpoint, averaged over five seconds. */
	long fastest() {
		return this.fastest;
	}

	private void watch() {
		ScheduledExecutorService watching = Executors.newSingleThreadScheduledExecutor((task) -> {
			var thread = new Thread(task, "calls");
			thread.setDaemon(true);
			return thread;
		});
		watching.scheduleAtFixedRate(this::sample, 5, 5, TimeUnit.SECONDS);
	}

	private void sample() {
		try {
			byEndpoint().forEach((endpoint, calls) -> {
				var grown = calls - this.before.getOrDefault(endpoint, 0.0);
				this.before.put(endpoint, calls);
				this.fastest = Math.max(this.fastest, Math.round(grown / 5));
			});
		}
		catch (RuntimeException ex) {
			System.err.println("The metrics did not answer: " + ex);
		}
	}

}
