package org.tragwerk.benchmark.storm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;

import org.springframework.web.util.HtmlUtils;

/**
 * Readers who pledge, pay and come back, one a second, and wait for the thanks as a
 * browser does: every other one without script, by the page's own reload. The times begin
 * when the sandbox has completed Checkout.
 */
final class ReturningReaders {

	private static final Pattern POLL = Pattern.compile("data-poll=\"([^\"]+)\"");

	private static final Pattern RELOAD = Pattern.compile("http-equiv=\"refresh\" content=\"(\\d+);url=([^\"]+)\"");

	private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

	private final String url;

	private final SandboxControl sandbox;

	private final List<Long> withScript = Collections.synchronizedList(new ArrayList<>());

	private final List<Long> withoutScript = Collections.synchronizedList(new ArrayList<>());

	private final ExecutorService readers = Executors.newCachedThreadPool();

	ReturningReaders(String url, SandboxControl sandbox) {
		this.url = url;
		this.sandbox = sandbox;
	}

	/** Sends a reader each second for as long as the condition holds. */
	void comeWhile(BooleanSupplier condition) throws InterruptedException {
		for (int number = 0; condition.getAsBoolean(); number++) {
			var hasScript = number % 2 == 0;
			this.readers.execute(() -> (hasScript ? this.withScript : this.withoutScript).add(millis(hasScript)));
			Thread.sleep(1_000);
		}
	}

	/** Waits until the last one is thanked. */
	void awaitAll() throws InterruptedException {
		this.readers.shutdown();
		this.readers.awaitTermination(6, TimeUnit.MINUTES);
	}

	/** The milliseconds from paid to thanked, of readers whose browsers run script. */
	List<Long> withScript() {
		return List.copyOf(this.withScript);
	}

	/** The same of readers whose browsers do not. */
	List<Long> withoutScript() {
		return List.copyOf(this.withoutScript);
	}

	private long millis(boolean hasScript) {
		try {
			var reader = PledgingReader.at(this.url);
			var session = reader.pledge("7,50");
			this.sandbox.complete(session);
			var paid = System.nanoTime();
			var page = reader.comeBack(session).body();
			var wait = 300.0;
			var next = 400.0;
			while (!isThanked(page)) {
				if (System.nanoTime() - paid > LONGEST_NANOS) {
					return Long.MAX_VALUE;
				}
				if (hasScript) {
					Thread.sleep((long) wait);
					wait = next;
					next = Math.min(next * 1.3, 8_000);
					page = poll(reader, page);
				}
				else {
					page = reload(reader, page);
				}
			}
			return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - paid);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Long.MAX_VALUE;
		}
		catch (RuntimeException | AssertionError ex) {
			System.err.println("A reader was not thanked: " + ex);
			return Long.MAX_VALUE;
		}
	}

	private static boolean isThanked(String page) {
		return page.contains("data-state=\"thanks\"");
	}

	/** Asks as the script does, which loads the page anew when the state has changed. */
	private static String poll(PledgingReader reader, String page) {
		var address = found(POLL, 1, page);
		var polled = reader.browser().get(address).body();
		return polled.contains("data-state=\"confirming\"") ? page : reader.browser().get(address).body();
	}

	private static String reload(PledgingReader reader, String page) throws InterruptedException {
		Thread.sleep(1_000 * Long.parseLong(found(RELOAD, 1, page)));
		return reader.browser().get(found(RELOAD, 2, page)).body();
	}

	private static String found(Pattern pattern, int group, String page) {
		var match = pattern.matcher(page);
		if (!match.find()) {
			throw new IllegalStateException("The page neither thanks nor waits");
		}
		return HtmlUtils.htmlUnescape(match.group(group));
	}

}
