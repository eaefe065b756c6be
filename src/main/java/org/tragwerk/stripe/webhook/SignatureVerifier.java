package org.tragwerk.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import org.tragwerk.stripe.client.StripeProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Verifies that a webhook event was signed by Stripe within the last five minutes. The
 * SDK's own check throws on malformed headers and accepts timestamps in the future; both
 * are handled here.
 */
@Component
class SignatureVerifier {

	private static final long TOLERANCE_SECONDS = 300;

	private final List<String> secrets;

	private final Clock wall;

	@Autowired
	SignatureVerifier(StripeProperties properties) {
		this(properties.webhookSecrets(), Clock.systemUTC());
	}

	SignatureVerifier(List<String> secrets, Clock wall) {
		this.secrets = secrets;
		this.wall = wall;
	}

	/**
	 * Whether one of the secrets signed exactly these bytes and the signature's timestamp
	 * is at most five minutes from now, in either direction.
	 * @param header the value of {@code Stripe-Signature}, possibly malformed
	 */
	boolean isGenuine(byte[] body, String header) {
		var payload = new String(body, StandardCharsets.UTF_8);
		return this.secrets.stream().anyMatch((secret) -> isSigned(payload, header, secret)) && !isAhead(header);
	}

	private boolean isSigned(String payload, String header, String secret) {
		try {
			return Webhook.Signature.verifyHeader(payload, header, secret, TOLERANCE_SECONDS, this.wall);
		}
		catch (SignatureVerificationException | RuntimeException ex) {
			return false;
		}
	}

	private boolean isAhead(String header) {
		var latest = this.wall.instant().getEpochSecond() + TOLERANCE_SECONDS;
		return Stream.of(header.split(","))
			.filter((part) -> part.startsWith("t="))
			.anyMatch((part) -> !part.matches("t=\\d{1,18}") || Long.parseLong(part.substring(2)) > latest);
	}

}
