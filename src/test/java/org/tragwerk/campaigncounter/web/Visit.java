package org.tragwerk.campaigncounter.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.tragwerk.testing.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A visit of a page with banners on a slow network, and what it took.
 */
final class Visit implements AutoCloseable {

	private static final String WATCH = """
			window.shift = 0;
			new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
				.observe({ type: 'layout-shift', buffered: true });
			window.violations = [];
			document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));
			""";

	private static final int LATENCY_MILLIS = 300;

	private static final int BYTES_A_SECOND = 50_000;

	private static final int HEARTBEAT_BYTES = 29;

	private final Page page;

	private final String product;

	private final Set<String> requests = new HashSet<>();

	private int bytes;

	private Visit(Page page, String product) {
		this.page = page;
		this.product = product;
	}

	/** Begins to load a page, and does not wait for it. */
	static Visit begin(String url, String product, boolean isPhone) {
		var window = isPhone ? Browser.phone(ColorScheme.LIGHT) : Browser.desktop(ColorScheme.LIGHT);
		window.addInitScript(WATCH);
		var visit = new Visit(window.newPage(), product);
		visit.watch(window.newCDPSession(visit.page));
		visit.page.evaluate("url => { setTimeout(() => location = url) }", url);
		return visit;
	}

	private void watch(CDPSession network) {
		var conditions = new JsonObject();
		conditions.addProperty("offline", false);
		conditions.addProperty("latency", LATENCY_MILLIS);
		conditions.addProperty("downloadThroughput", BYTES_A_SECOND);
		conditions.addProperty("uploadThroughput", BYTES_A_SECOND);
		network.on("Network.requestWillBeSent", this::onRequest);
		network.on("Network.responseReceived", (event) -> onBytes(event, event.getAsJsonObject("response")));
		network.on("Network.dataReceived", (event) -> onBytes(event, event));
		network.send("Network.enable");
		network.send("Network.emulateNetworkConditions", conditions);
	}

	private void onRequest(JsonObject event) {
		if (event.getAsJsonObject("request").get("url").getAsString().startsWith(this.product)) {
			this.requests.add(event.get("requestId").getAsString());
		}
	}

	private void onBytes(JsonObject event, JsonObject counted) {
		var length = counted.get("encodedDataLength").getAsInt();
		if (length > HEARTBEAT_BYTES && this.requests.contains(event.get("requestId").getAsString())) {
			this.bytes += length;
		}
	}

	/** Waits until all banners show the count, and the stream is open. */
	void awaitCount(String count) {
		this.page.waitForCondition(() -> this.requests.size() >= 3);
		for (var banner : frame().locator("supporter-banner [part=headline]").all()) {
			assertThat(banner).containsText(count);
		}
		this.page.evaluate("() => new Promise(requestAnimationFrame)");
	}

	/** The page, or the one in its frame. */
	private Frame frame() {
		var frames = this.page.frames();
		return frames.get(frames.size() - 1);
	}

	/** The sum of all layout shifts. */
	double shift() {
		return ((Number) frame().evaluate("shift")).doubleValue();
	}

	Object violations() {
		return frame().evaluate("violations");
	}

	int requests() {
		return this.requests.size();
	}

	/** The bytes that came from the product, with headers and without heartbeats. */
	int bytes() {
		return this.bytes;
	}

	@Override
	public String toString() {
		return "shift %.4f, %d requests, %d bytes, violations %s".formatted(shift(), requests(), bytes(), violations());
	}

	@Override
	public void close() {
		this.page.context().close();
	}

}
