package org.tragwerk;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A reader who fills in the pledge form, with a {@link Visitor} as browser and a unique
 * email address.
 */
public final class PledgingReader {

	private final Visitor browser;

	private final String address;

	private PledgingReader(Visitor browser, String address) {
		this.browser = browser;
		this.address = address;
	}

	/** A reader with a new browser and address. */
	public static PledgingReader at(String baseUrl) {
		return new PledgingReader(new Visitor(baseUrl), "reader-" + UUID.randomUUID() + "@example.org");
	}

	/** A reader with this browser and email address. */
	public static PledgingReader at(Visitor browser, String address) {
		return new PledgingReader(browser, address);
	}

	public Visitor browser() {
		return this.browser;
	}

	public String address() {
		return this.address;
	}

	public HttpResponse<String> send(String amount) {
		return this.browser.submit("/support", Map.of("amount", amount, "email", this.address));
	}

	/**
	 * Sends the pledge form.
	 * @param amount in euros as typed
	 * @param more further fields
	 */
	public HttpResponse<String> send(String amount, Map<String, String> more) {
		var filled = new HashMap<>(more);
		filled.putAll(Map.of("amount", amount, "email", this.address));
		return this.browser.submit("/support", filled);
	}

	/**
	 * Sends the pledge form with an interval, and returns the id of the Checkout session
	 * it redirects to.
	 */
	public String pledge(String amount, String interval) {
		return session(send(amount, Map.of("interval", interval)));
	}

	/**
	 * Sends the pledge form, and returns the id of the Checkout session it redirects to.
	 */
	public String pledge(String amount) {
		return session(send(amount));
	}

	public HttpResponse<String> comeBack(String session) {
		return this.browser.get("/support/return?session_id=" + session);
	}

	public static String session(HttpResponse<String> answer) {
		if (answer.statusCode() != 303) {
			throw new AssertionError("Not led to Checkout but " + answer.statusCode() + ": " + answer.body());
		}
		var url = answer.headers().firstValue("location").orElseThrow();
		return url.substring(url.lastIndexOf('/') + 1).replaceFirst("[?#].*", "");
	}

}
