package org.tragwerk.pledging;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Who tries out cards, and who only pays on the same day.
 */
@TragwerkTest
@TestPropertySource(properties = "tragwerk.jobs.card-testing=PT0.2S")
class CardTestingTests {

	@Autowired
	private MeterRegistry meters;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@Test
	@Fault("F99")
	void declinedRenewalsAndReturnedDebitsRequireNoLink() {
		var before = declines();
		IntStream.range(0, 40).forEach((number) -> {
			var session = PledgingReader.at(this.baseUrl).pledge("5");
			var sepa = number % 4 == 0;
			this.control.complete(session, sepa ? "sepa_debit" : "card", sepa ? "processing_fails" : "succeeded");
			if (!sepa) {
				this.control.perform(subscriptionOf(session), "fail_next_payment");
			}
		});
		this.control.advance("P32D");
		await().atMost(Patience.LATER)
			.until(() -> this.control.events()
				.stream()
				.filter((event) -> "charge.failed".equals(event.get("type")))
				.count() >= 40);
		await().atMost(Patience.LATER)
			.until(() -> this.control.events()
				.stream()
				.allMatch((event) -> String.valueOf(event.get("deliveries")).contains("status=200")));
		assertThat(declines()).isEqualTo(before);
		assertThat(PledgingReader.at(this.baseUrl).send("5").statusCode()).isEqualTo(303);
	}

	@Test
	@Fault("F99")
	void onlyTheReaderWithManyDeclinesHasToUseALink() {
		var network = "198.51.100.99";
		var tester = PledgingReader.at(new Visitor(this.baseUrl, network),
				"tester-" + UUID.randomUUID() + "@example.org");
		var session = tester.pledge("5");
		IntStream.range(0, 40).forEach((i) -> this.control.complete(session, "declined"));
		await().atMost(Patience.SOON).until(() -> declines() >= 40);
		var neighbour = PledgingReader.at(new Visitor(this.baseUrl, network), "neighbour@example.org");
		for (var suspected : List.of(tester, PledgingReader.at(new Visitor(this.baseUrl), tester.address()),
				neighbour)) {
			var answer = suspected.send("10");
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).contains("Bitte sehen Sie in Ihr Postfach").doesNotContain("fremde Karten");
		}
		assertThat(PledgingReader.at(this.baseUrl).send("5").statusCode()).isEqualTo(303);
	}

	private double declines() {
		return this.meters.get("tragwerk.checkout.declines").gauge().value();
	}

	private String subscriptionOf(String session) {
		return String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("subscription"));
	}

}
