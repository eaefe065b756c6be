package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Queue;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Deliveries of {@code invoice.paid}, each for another customer, signed before the
 * measurement starts.
 */
final class SignedRequests {

	private static final String SECRET = "whsec_sandbox";

	private static final String CUSTOMER = "\"customer\": null";

	private final String object;

	private final int port;

	SignedRequests(int port) throws IOException {
		this.port = port;
		this.object = read("invoice").replace("\"id\": null", "\"id\": \"in_1QbenchmarkBenchmark\"")
			.replace("\"created\": 0", "\"created\": " + now())
			.replace("\"lines\": null", "\"lines\": {\"object\": \"list\", \"data\": [" + read("line_item") + "]}");
		if (!this.object.contains(CUSTOMER)) {
			throw new IllegalStateException("The invoice has no place for a customer");
		}
	}

	/** The body of one event. */
	String body() {
		var id = UUID.randomUUID().toString().replace("-", "");
		return """
				{"id":"evt_%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,"data":{"object":%s},\
				"livemode":false,"pending_webhooks":1,"request":{"id":null,"idempotency_key":null},"type":"invoice.paid"}"""
			.formatted(id, now(), this.object.replace(CUSTOMER, "\"customer\": \"cus_" + id + "\""));
	}

	/** So many complete HTTP requests. */
	Queue<byte[]> next(int count) {
		var requests = new ArrayDeque<byte[]>(count);
		for (int i = 0; i < count; i++) {
			requests.add(request(body()));
		}
		return requests;
	}

	private byte[] request(String body) {
		var at = now();
		var length = body.getBytes(StandardCharsets.UTF_8).length;
		return ("POST /webhooks/stripe HTTP/1.1\r\nHost: localhost:" + this.port
				+ "\r\nUser-Agent: Stripe/1.0 (+https://stripe.com/docs/webhooks)\r\nAccept: */*; q=0.5, application/xml"
				+ "\r\nContent-Type: application/json; charset=utf-8\r\nCache-Control: no-cache\r\nStripe-Signature: t="
				+ at + ",v1=" + signature(at + "." + body) + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String signature(String text) {
		try {
			var mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long now() {
		return System.currentTimeMillis() / 1000;
	}

	private static String read(String name) throws IOException {
		try (var file = SignedRequests.class.getResourceAsStream("/sandbox/objects/" + name + ".json")) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip().replaceAll("\\s*\\R\\s*", " ");
		}
	}

}
