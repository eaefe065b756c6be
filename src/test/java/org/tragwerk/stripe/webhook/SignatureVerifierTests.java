package org.tragwerk.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class SignatureVerifierTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private static final byte[] BODY = "{\"name\":\"Jürgen 🎈\"}".getBytes(StandardCharsets.UTF_8);

	private final SignatureVerifier verifier = new SignatureVerifier(List.of("whsec_new", "whsec_old"),
			Clock.fixed(NOW, ZoneOffset.UTC));

	@Test
	@Fault("F10")
	void acceptsBytesWithUmlautsAndEmoji() {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW))).isTrue();
		assertThat(this.verifier.isGenuine("{}".getBytes(StandardCharsets.UTF_8),
				SignedWebhookEvent.header(BODY, "whsec_new", NOW)))
			.isFalse();
	}

	@Test
	@Fault("F10")
	void rejectsOtherBytesOfTheSameText() {
		var signed = "{\"name\":\"J\ufffdrgen\"}".getBytes(StandardCharsets.UTF_8);
		var sent = "{\"name\":\"J\u00ffrgen\"}".getBytes(StandardCharsets.ISO_8859_1);
		var header = SignedWebhookEvent.header(signed, "whsec_new", NOW);
		assertThat(this.verifier.isGenuine(signed, header)).isTrue();
		assertThat(this.verifier.isGenuine(sent, header)).isFalse();
	}

	@Test
	@Fault("F10")
	void rejectsSignedBytesThatAreNotUtf8() {
		for (var bytes : new int[][] { { 0xff }, { 0xc0, 0x80 }, { 0xed, 0xa0, 0x80 }, { 0xe2, 0x82 } }) {
			var body = new byte[bytes.length];
			for (int i = 0; i < bytes.length; i++) {
				body[i] = (byte) bytes[i];
			}
			assertThat(this.verifier.isGenuine(body, SignedWebhookEvent.header(body, "whsec_new", NOW))).isFalse();
		}
	}

	@Test
	@Fault("F1")
	void rejectsAForeignSecret() {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_foreign", NOW))).isFalse();
	}

	@Test
	@Fault("F11")
	void acceptsEachSecretAndBoth() {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_old", NOW))).isTrue();
		var both = SignedWebhookEvent.header(BODY, "whsec_old", NOW) + ",v1="
				+ SignedWebhookEvent.signature(BODY, "whsec_new", NOW);
		assertThat(this.verifier.isGenuine(BODY, both)).isTrue();
		assertThat(new SignatureVerifier(List.of("whsec_new"), Clock.fixed(NOW, ZoneOffset.UTC)).isGenuine(BODY, both))
			.isTrue();
	}

	@Test
	@Fault("F5")
	void rejectsSignaturesOlderThanFiveMinutes() {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW.minusSeconds(299))))
			.isTrue();
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW.minusSeconds(301))))
			.isFalse();
	}

	@Test
	@Fault("F6")
	void rejectsSignaturesOfTheFuture() {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW.plusSeconds(299))))
			.isTrue();
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW.plusSeconds(86_400))))
			.isFalse();
	}

	@ParameterizedTest
	@Fault("F3")
	@ValueSource(strings = { "", " ", ",", "t=", "t=abc", "t=1", "v1", "v1=", "t=1,v1", "t=abc,v1=00", "t=,v1=",
			"t=99999999999999999999,v1=00", "=", "t==1,v1==2", "t=1800000000,v0=00", "\u0000" })
	void rejectsMalformedHeaders(String header) {
		assertThat(this.verifier.isGenuine(BODY, header)).isFalse();
	}

	@ParameterizedTest
	@Fault("F3")
	@ValueSource(strings = { ",t=abc", ",t=", ",t=99999999999999999999" })
	void rejectsAMalformedSecondTimestamp(String more) {
		assertThat(this.verifier.isGenuine(BODY, SignedWebhookEvent.header(BODY, "whsec_new", NOW) + more)).isFalse();
	}

	@Test
	@Fault("F3")
	void rejectsTheOldSchemeAndUpperCase() {
		var signature = SignedWebhookEvent.signature(BODY, "whsec_new", NOW);
		assertThat(this.verifier.isGenuine(BODY, "t=" + NOW.getEpochSecond() + ",v0=" + signature)).isFalse();
		assertThat(this.verifier.isGenuine(BODY,
				"t=" + NOW.getEpochSecond() + ",v1=" + signature.toUpperCase(Locale.ROOT)))
			.isFalse();
	}

}
