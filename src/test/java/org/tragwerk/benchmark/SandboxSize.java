package org.tragwerk.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.sandbox.account.seeding.SeededPledge;

/**
 * Measures the Stripe sandbox with a realistic size: 40,000 customers who have paid
 * monthly for a year, with all their objects read once.
 */
public final class SandboxSize {

	private static final int CUSTOMERS = Integer.getInteger("benchmark.customers", 40_000);

	private static final Duration CALLING = Duration.ofSeconds(10);

	private static final int CALLERS = 8;

	private static final long PAUSE_MILLIS = 10;

	private static final long MEBIBYTE = 1 << 20;

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private long read;

	private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.onFreePorts("whsec_of_the_benchmark"));

	public static void main(String[] arguments) throws Exception {
		var size = new SandboxSize();
		System.out.print(Row.HEAD);
		size.seed();
		System.out.println(size.memory("a year of payments, %,d objects read".formatted(size.read)));
		System.out.println(size.calls());
		size.month().forEach(System.out::println);
		System.out.println(size.memory("and a month of renewals with its events"));
		System.out.println(Machine.description());
		System.exit(0);
	}

	private void seed() throws IOException, InterruptedException {
		this.sandbox.createProduct("prod_newspaper", "Support");
		var now = this.sandbox.clock().instant();
		var pledges = IntStream.range(0, CUSTOMERS)
			.mapToObj((index) -> new SeededPledge(index, "prod_newspaper", 750, 1,
					List.of("card", "sepa_debit", "paypal").get(index % 3),
					now.minus(Duration.ofDays(400)).plusSeconds(60L * index), null, "r" + index + "@example.org",
					Map.of()))
			.toList();
		this.sandbox.seed(pledges, now.minus(Duration.ofDays(365)));
		for (var path : List.of("customers", "subscriptions", "invoices", "charges", "balance_transactions")) {
			this.read += readAll("/v1/" + path);
		}
	}

	private Row memory(String after) {
		System.gc();
		var used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
		return new Row("the sandbox's heap, %,d customers, %s".formatted(CUSTOMERS, after), "–",
				"%,d MiB".formatted(used), "≤ 2 GiB", "%,d MiB".formatted(used), used <= 2_048);
	}

	private Row calls() throws InterruptedException {
		var answered = new LongAdder();
		var end = System.nanoTime() + CALLING.toNanos();
		var callers = Executors.newFixedThreadPool(CALLERS);
		for (var caller = 0; caller < CALLERS; caller++) {
			var first = caller;
			callers.submit(() -> {
				for (var index = first; System.nanoTime() < end; index += CALLERS) {
					get("/v1/customers/cus_seed%010d".formatted(index % CUSTOMERS));
					answered.increment();
				}
				return null;
			});
		}
		callers.shutdown();
		callers.awaitTermination(1, TimeUnit.MINUTES);
		var rate = answered.sum() / CALLING.toSeconds();
		return new Row("simple calls a second, asked by the same two cores", "–", "%,d".formatted(rate), "≥ 2,000",
				"%,d".formatted(rate), rate >= 2_000);
	}

	/**
	 * Advances the clock by a month, and measures a simple call before and during the
	 * advance.
	 */
	private List<Row> month() throws IOException, InterruptedException {
		var before = callsUntil(System.nanoTime() + CALLING.toNanos());
		var began = System.nanoTime();
		send(HttpRequest.newBuilder(URI.create(this.sandbox.url() + "/_sandbox/clock"))
			.header("Accept", "application/json")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("advance=P1M")));
		var meanwhile = new Sample();
		while (get("/_sandbox/clock").contains("\"advancing\" : true")) {
			meanwhile.add(call(meanwhile.values().size()));
			Thread.sleep(PAUSE_MILLIS);
		}
		var seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
		return List.of(month(seconds), meanwhile(before.quantile(0.99), meanwhile));
	}

	private Sample callsUntil(long end) throws IOException, InterruptedException {
		var calls = new Sample();
		while (System.nanoTime() < end) {
			calls.add(call(calls.values().size()));
			Thread.sleep(PAUSE_MILLIS);
		}
		return calls;
	}

	/** Reads a customer, and returns the milliseconds it took. */
	private double call(int index) throws IOException, InterruptedException {
		var asked = System.nanoTime();
		get("/v1/customers/cus_seed%010d".formatted(index % CUSTOMERS));
		return (System.nanoTime() - asked) / 1e6;
	}

	private static Row month(long seconds) {
		return new Row("+ 1 month with %,d supporters, until advanced".formatted(CUSTOMERS), "–", seconds + " s",
				"≤ 120 s", seconds + " s", seconds <= 120);
	}

	private static Row meanwhile(double before, Sample meanwhile) {
		var p99 = meanwhile.quantile(0.99);
		return new Row("a simple call meanwhile, p99 of %,d".formatted(meanwhile.values().size()),
				"the same without an advance, p99", "%.1f ms / %.1f ms".formatted(p99, before), "≤ 100 ms",
				"%.1f times".formatted(p99 / before), p99 <= 100);
	}

	/** Reads all pages of a list, and returns the number of objects. */
	private long readAll(String path) throws IOException, InterruptedException {
		var cursor = "";
		var count = 0L;
		for (var more = true; more;) {
			var page = get(path + "?limit=100" + cursor);
			var ids = page.lines().filter((line) -> line.startsWith("    \"id\" : ")).toList();
			count += ids.size();
			more = page.contains("\"has_more\" : true,\n  \"url\" : \"" + path + "\"");
			cursor = "&starting_after=" + ids.get(ids.size() - 1).replaceAll(".*: \"|\".*", "");
		}
		return count;
	}

	private String get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(this.sandbox.url() + path))
			.header("Authorization", "Bearer sk_test_benchmark"));
	}

	private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		var response = this.http.send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() >= 300) {
			throw new IOException(response.statusCode() + " " + response.body());
		}
		return response.body();
	}

}
