package org.tragwerk.sandbox.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.tragwerk.sandbox.account.core.DeliveryAttempt;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.delivery.DeliveryFault.Kind;
import org.tragwerk.sandbox.delivery.DeliveryFaults.ActiveFaults;

/** Signs events with the wall-clock time and sends them. */
final class WebhookSender {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	/** Sends an event once and returns the attempt. */
	DeliveryAttempt send(WebhookTarget to, Event event, ActiveFaults active) {
		var now = Instant.now();
		if (to.url() == null) {
			return new DeliveryAttempt(now, "no target");
		}
		try {
			var response = this.client.send(request(to, event, active, now), BodyHandlers.discarding());
			return new DeliveryAttempt(now, String.valueOf(response.statusCode()));
		}
		catch (IOException ex) {
			return new DeliveryAttempt(now, ex.getClass().getSimpleName());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new DeliveryAttempt(now, "interrupted");
		}
	}

	private static HttpRequest request(WebhookTarget to, Event event, ActiveFaults active, Instant now) {
		var payload = EventVersion.render(event.render(), to.version());
		payload.put("pending_webhooks", 1);
		if (active.include(Kind.LIVEMODE_FLIP)) {
			payload.put("livemode", true);
		}
		var body = Json.bytes(payload);
		var signedWith = active.include(Kind.FOREIGN_SECRET) ? List.of("whsec_of_somebody_else") : to.secrets();
		return HttpRequest.newBuilder(to.url())
			.timeout(TIMEOUT)
			.header("Content-Type", "application/json; charset=utf-8")
			.header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
			.header("Stripe-Signature", WebhookSignature.of(body, now, signedWith))
			.POST(BodyPublishers.ofByteArray(body))
			.build();
	}

}
