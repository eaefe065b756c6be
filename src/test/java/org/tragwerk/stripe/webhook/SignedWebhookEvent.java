package org.tragwerk.stripe.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts a body to the webhook, signed as Stripe does, with a chosen secret and timestamp.
 */
public final class SignedWebhookEvent {

	public static final String SECRET = "whsec_sandbox";

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private SignedWebhookEvent() {
	}

	/** A minimal event about a customer. */
	public static byte[] event(String id, String type, String customer) {
		return """
				{"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":1800000000,"type":"%s",
				"livemode":false,"pending_webhooks":1,"data":{"object":{"id":"x_%s","object":"thing","customer":"%s",
				"nested":{"customer":"cus_wrong","id":"wrong"}}}}""".formatted(id, type, id, customer)
			.getBytes(StandardCharsets.UTF_8);
	}

	public static String header(byte[] body, String secret, Instant at) {
		return "t=" + at.getEpochSecond() + ",v1=" + signature(body, secret, at);
	}

	public static String signature(byte[] body, String secret, Instant at) {
		try {
			var mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static int post(String baseUrl, byte[] body) {
		return post(baseUrl, body, header(body, SECRET, Instant.now()));
	}

	public static int post(String baseUrl, byte[] body, String header) {
		return send(HttpRequest.newBuilder(URI.create(baseUrl + "/webhooks/stripe"))
			.header("Stripe-Signature", header)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build());
	}

	public static int send(HttpRequest request) {
		try {
			return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
