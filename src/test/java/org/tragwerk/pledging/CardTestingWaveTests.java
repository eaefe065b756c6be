package org.tragwerk.pledging;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
import org.tragwerk.member.Token;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
@TestPropertySource(properties = { "tragwerk.jobs.card-testing=PT0.2S", "tragwerk.limits.pledge-network=500" })
class CardTestingWaveTests {

	private static final Pattern LINK = Pattern.compile("/support/continue/[\\w-]+");

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void declineManyCards(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
		if (!isWave()) {
			IntStream.range(0, 12)
				.mapToObj((i) -> PledgingReader.at(this.baseUrl).pledge("5"))
				.toList()
				.forEach((session) -> decline(session, 3));
		}
		await().atMost(Patience.SOON).until(this::isWave);
	}

	private void decline(String session, int times) {
		IntStream.range(0, times).forEach((i) -> this.control.complete(session, "declined"));
	}

	private boolean isWave() {
		return this.meters.get("tragwerk.checkout.card.testing").gauge().value() == 1;
	}

	@Test
	@Fault("F99")
	void aReaderContinuesByALinkInAnEmail() {
		var reader = PledgingReader.at(this.baseUrl);
		var answer = reader.send("7,50");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(reader.address());
		assertThat(this.control.list("/v1/customers?email=" + reader.address())).isEmpty();
		reader.send("7,50");
		var link = linkMailedTo(reader);

		var elsewhere = new Visitor(this.baseUrl);
		assertThat(elsewhere.get(link).body()).contains("Mit 7,50 € im Monat zahlungspflichtig unterstützen");
		assertThat(this.control.list("/v1/customers?email=" + reader.address())).isEmpty();
		var session = PledgingReader.session(elsewhere.submit(link, Map.of()));
		this.control.complete(session);
		await().atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(elsewhere.get("/support/return?session_id=" + session).body())
				.contains("data-state=\"thanks\""));
		assertThat(elsewhere.get(link).statusCode()).isEqualTo(410);
	}

	@Test
	@Fault("F99")
	void rejectsAnUnknownLink() {
		var link = "/support/continue/" + Token.random().value();
		assertThat(new Visitor(this.baseUrl).get(link).statusCode()).isEqualTo(410);
	}

	@Test
	@Fault("F105")
	void sendsThreeEmailsForFiftyRequestsOfOneAddress() {
		var victim = "victim-" + UUID.randomUUID() + "@example.org";
		var statuses = IntStream.range(0, 50)
			.mapToObj((any) -> PledgingReader.at(new Visitor(this.baseUrl), victim).send("7,50").statusCode())
			.collect(Collectors.groupingBy((status) -> status, Collectors.counting()));
		assertThat(statuses).isEqualTo(Map.of(200, 3L, 429, 47L));
		await().atMost(Patience.SOON).until(() -> this.control.mailTo(victim).size() == 3);
		assertThat(this.jdbc.sql("select count(*) from email where status = 'QUEUED'").query(Long.class).single())
			.isZero();
		assertThat(this.control.list("/v1/customers?email=" + victim)).isEmpty();
	}

	private String linkMailedTo(PledgingReader reader) {
		await().atMost(Patience.SOON).until(() -> this.control.mailTo(reader.address()).size() == 1);
		var text = String.valueOf(this.control.mailTo(reader.address()).get(0).get("text"));
		return LINK.matcher(text).results().findFirst().orElseThrow().group();
	}

}
