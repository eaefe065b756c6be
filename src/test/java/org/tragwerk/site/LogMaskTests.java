package org.tragwerk.site;

import java.nio.charset.StandardCharsets;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.encoder.Encoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class LogMaskTests {

	private static final String ADDRESS = "anna.beispiel+abo@post.zeitung.example";

	private static final String TOKEN = "rX3k9_ZmQp7sT1uVwYb-5cDeFgHiJkLmNoPqRsTuVwx";

	private final LogMask mask = new LogMask(
			List.of(PublicRoute.page("/cancel/receipts/{receipt}").withSecrets("receipt"),
					PublicRoute.form("/confirm/{token}").withSecrets("token"),
					PublicRoute.page("/account/{number}/keys/{key}").withSecrets("key"),
					PublicRoute.page("/support/return").withSecrets("session_id")));

	@ParameterizedTest
	@Fault("F117")
	@CsvSource(delimiter = '|',
			textBlock = """
					Invalid email: anna@example.org.                     | Invalid email: (address).
					<anna.b+c@post.example.org>: rejected                | <(address)>: rejected
					Key (address)=(jürgen@müller.example) exists         | Key (address)=((address)) exists
					/support?email=anna%40example.org&amount=5           | /support?email=(address)&amount=5
					"anna b"@example.org                                 | (address)
					jdbc:postgresql://user:pw@db.example.org/x           | jdbc:postgresql://user:(address)/x
					IBAN DE89370400440532013000 of                       | IBAN (account) of
					IBAN DE89 3704 0044 0532 0130 00 of                  | IBAN (account) of
					signed with whsec_5f3aB9                             | signed with whsec_(key)
					Invalid API Key: sk_test_sandbox, rk_live_51Hx9      | Invalid API Key: sk_(key), rk_(key)
					https://checkout.stripe.com/c/pay/cs_test_a1B2#fid_x | https://checkout.stripe.com/c/pay/cs_test_(page)
					pi_1_secret_abc9                                     | pi_1_secret_(key)
					GET /confirm/rX3k9_ZmQp7sT1uVwYb-5cDe        | GET /confirm/(token)
					GET /cancel/receipts/short?lang=en "/cancel/receipts" | GET /cancel/receipts/(token)?lang=en "/cancel/receipts"
					/account/7/keys/abc/x                                | /account/7/keys/(token)/x
					/support/return?again&session_id=abc&lang=de         | /support/return?again&session_id=(token)&lang=de
					token rX3k9_ZmQp7sT1uVwYb-5cDeFgHiJkLmNoPqRsTuVwx    | token (token)
					""")
	void masksPersonalDataAndSecrets(String text, String masked) {
		assertThat(this.mask.apply(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "The sync of customer cus_Rx12 failed 12 times", "Webhook event evt_1Px9 is quarantined",
			"at io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager.lambda(A.java:7)",
			"org.tragwerk.site.SiteProperties@6d5a1f", "Error 1a2b3c4d answers GET /confirm/{token} with 404",
			"fc1c1ba5-5d8c-4dd8-bd0b-3d3a3f1f7e0e", "select a.b, count(*) from member where email = ?",
			"unreadable-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" })
	void keepsOtherTexts(String text) {
		assertThat(this.mask.apply(text)).isEqualTo(text);
	}

	@Test
	@Fault("F117")
	void masksPlainLines() {
		var plain = new PatternLayoutEncoder();
		plain.setPattern("%d %p %m %X%n%wEx");
		assertThat(written(plain))
			.contains("Refused (address)", "IllegalStateException: (address)", "caused by (token)")
			.doesNotContain(ADDRESS, TOKEN);
	}

	@Test
	@Fault("F117")
	void masksStructuredLines() {
		var structured = new StructuredLogEncoder();
		structured.setFormat("ecs");
		assertThat(written(structured)).startsWith("{\"@timestamp\":")
			.contains("Refused (address)", "\"stack_trace\":\"", "caused by (token)")
			.doesNotContain(ADDRESS, TOKEN);
	}

	private String written(Encoder<ILoggingEvent> encoder) {
		var logging = new LoggerContext();
		logging.setMDCAdapter(new LogbackMDCAdapter());
		logging.putObject(Environment.class.getName(), new MockEnvironment());
		encoder.setContext(logging);
		encoder.start();
		var failure = new IllegalStateException(ADDRESS, new IllegalArgumentException("caused by " + TOKEN));
		Logger logger = logging.getLogger("org.tragwerk");
		var event = new LoggingEvent("", logger, Level.WARN, "Refused {}", failure, new Object[] { ADDRESS });
		return new String(new MaskingEncoder(encoder, this.mask).encode(event), StandardCharsets.UTF_8);
	}

}
