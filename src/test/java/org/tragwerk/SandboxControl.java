package org.tragwerk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

/**
 * A client of the sandbox's control addresses: clock, faults, actions of banks, mailbox.
 */
@NullUnmarked
public final class SandboxControl {

	private static final ParameterizedTypeReference<List<Map<String, Object>>> ROWS = new ParameterizedTypeReference<>() {
	};

	private static final Duration LONGEST_ADVANCE = Duration.ofMinutes(20);

	private final RestClient http;

	public SandboxControl(String url) {
		this.http = RestClient.builder().baseUrl(url).defaultHeader("Accept", "application/json").build();
	}

	/** Completes a Checkout session with a card. */
	public void complete(String session) {
		complete(session, "succeeded");
	}

	public void complete(String session, String outcome) {
		post("/_sandbox/checkout/sessions/" + session + "/complete", "payment_method=card", "outcome=" + outcome);
	}

	/**
	 * Sets a capability, fee or setting of the account, such as {@code paypal_payments}
	 * to {@code inactive}.
	 */
	public void setAccountSetting(String name, String value) {
		post("/_sandbox/account", name + '=' + value);
	}

	/** Completes a Checkout session with a payment method such as {@code sepa_debit}. */
	public void complete(String session, String paymentMethod, String outcome) {
		post("/_sandbox/checkout/sessions/" + session + "/complete", "payment_method=" + paymentMethod,
				"outcome=" + outcome);
	}

	/** Arms a fault of a route such as {@code "GET /v1/invoices"}. */
	public void addRouteFault(String route, String kind, String... more) {
		post("/_sandbox/faults", concat(more, "route=" + route, "kind=" + kind));
	}

	/** Arms a fault of deliveries. */
	public void addDeliveryFault(String kind, String type, String... more) {
		post("/_sandbox/faults", concat(more, "delivery=" + kind, "type=" + type));
	}

	/** Clears all faults. */
	public void clearFaults() {
		post("/_sandbox/faults", "clear=true");
	}

	/** Advances the clock by a period, and waits until the advance has finished. */
	public void advance(String period) {
		post("/_sandbox/clock", "advance=" + period);
		awaitArrival();
	}

	/** Advances the clock to a moment, and waits until the advance has finished. */
	public void advanceTo(Instant instant) {
		post("/_sandbox/clock", "to=" + instant);
		awaitArrival();
	}

	/**
	 * Performs an action of a bank or of the dashboard on an object, with fields such as
	 * {@code amount=250}.
	 */
	public void perform(String object, String action, String... with) {
		post("/_sandbox/objects/" + object + '/' + action, with);
	}

	/** Delivers an event again. */
	public void deliver(String event) {
		post("/_sandbox/events/" + event + "/deliver");
	}

	public void deliverTo(String url) {
		post("/_sandbox/webhook_target", "url=" + url);
	}

	/** The requests to the API, oldest first. */
	public List<Map<String, Object>> requests() {
		return rows("/_sandbox/requests");
	}

	public List<Map<String, Object>> requests(String method, String path) {
		return requests().stream()
			.filter((request) -> request.get("method").equals(method) && request.get("path").equals(path))
			.toList();
	}

	public List<Map<String, Object>> events() {
		return rows("/_sandbox/events");
	}

	/** The emails to one address, oldest first. */
	public List<Map<String, Object>> mailTo(String address) {
		return rows("/_sandbox/mailbox?to={address}", address);
	}

	/** Reads an object through the API itself. */
	public Map<String, Object> read(String path) {
		return this.http.get()
			.uri(path)
			.header("Authorization", "Bearer sk_test_control")
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
	}

	/** Changes an object through the API itself. */
	public void update(String path, Map<String, String> fields) {
		var form = new LinkedMultiValueMap<String, String>();
		fields.forEach(form::add);
		this.http.post()
			.uri(path)
			.header("Authorization", "Bearer sk_test_control")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(form)
			.retrieve()
			.toBodilessEntity();
	}

	/** Reads a list through the API itself. */
	@SuppressWarnings("unchecked")
	public List<Map<String, Object>> list(String path) {
		return (List<Map<String, Object>>) read(path).get("data");
	}

	private void awaitArrival() {
		Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(10))
			.atMost(LONGEST_ADVANCE)
			.until(() -> Boolean.FALSE.equals(clock().get("advancing")));
	}

	/** The clock's time and the progress of an advance. */
	public Map<String, Object> clock() {
		return this.http.get().uri("/_sandbox/clock").retrieve().body(new ParameterizedTypeReference<>() {
		});
	}

	private List<Map<String, Object>> rows(String path, Object... variables) {
		return this.http.get().uri(path, variables).retrieve().body(ROWS);
	}

	private void post(String path, String... fields) {
		var form = new LinkedMultiValueMap<String, String>();
		for (var field : fields) {
			var parts = field.split("=", 2);
			form.add(parts[0], parts[1]);
		}
		this.http.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(form)
			.retrieve()
			.toBodilessEntity();
	}

	private static String[] concat(String[] more, String... first) {
		var all = Arrays.copyOf(first, first.length + more.length);
		System.arraycopy(more, 0, all, first.length, more.length);
		return all;
	}

}
