package org.tragwerk.sandbox.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the body of a delivery, once with each secret. */
final class WebhookSignature {

	private WebhookSignature() {
	}

	static String of(byte[] body, Instant at, List<String> secrets) {
		var header = new StringBuilder("t=").append(at.getEpochSecond());
		secrets.forEach((secret) -> header.append(",v1=").append(hmac(secret, at, body)));
		return header.toString();
	}

	private static String hmac(String secret, Instant at, byte[] body) {
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

}
