package org.tragwerk.stripe.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
	 * Whether the bytes are UTF-8, one of the secrets signed exactly them, and the
	 * signature's timestamp is at most five minutes from now, in either direction.
	 * @param header the value of {@code Stripe-Signature}, possibly malformed
	 */
	boolean isGenuine(byte[] body, String header) {
		return text(body)
			.filter((payload) -> this.secrets.stream().anyMatch((secret) -> isSigned(payload, header, secret)))
			.isPresent() && !isAhead(header);
	}

	/**
	 * The body as text, which the SDK encodes again: only for valid UTF-8 it then
	 * verifies the same bytes. Empty for anything else.
	 */
	private static Optional<String> text(byte[] body) {
		try {
			return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
		}
		catch (CharacterCodingException ex) {
			return Optional.empty();
		}
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
