package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.subscription.GraceExpiryJob.GraceProperties;
import org.tragwerk.task.BatchFixture;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class GraceExpiryJobTests {

	@Autowired
	private GraceExpiryJob graceExpiryJob;

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@Test
	void suspendsAfterTheGracePeriod() {
		var session = PledgingReader.at(this.baseUrl).pledge("7,50");
		this.control.complete(session);
		var subscription = String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("subscription"));
		awaitSupporting(subscription, "ACTIVE", true);

		this.control.perform(subscription, "fail_next_payment");
		this.control.advanceTo(periodEnd(subscription).plus(Duration.ofHours(2)));
		awaitSupporting(subscription, "PAST_DUE", true);
		this.graceExpiryJob.expireGrace();
		awaitSupporting(subscription, "PAST_DUE", true);

		this.jdbc
			.sql("update subscription set past_due_since = past_due_since - interval '14 days' where provider_id = ?")
			.param(subscription)
			.update();
		this.graceExpiryJob.expireGrace();
		this.graceExpiryJob.expireGrace();
		awaitSupporting(subscription, "PAST_DUE", false);
	}

	@Test
	@Fault("F22")
	void thousandsWhoseGraceCannotRunOutKeepNoOther() {
		var tried = new ArrayList<UUID>();
		var subscriptions = new FakeSubscriptions() {

			@Override
			public Optional<Subscription> findOverdue(UUID id, Instant debited, Instant others) {
				tried.add(id);
				throw new IllegalStateException("no");
			}

		};
		Stream.generate(UUID::randomUUID).limit(1200).forEach(subscriptions.found::add);
		new GraceExpiryJob(subscriptions,
				new GraceProperties(Duration.ofDays(14), Duration.ofDays(21), Duration.ofDays(30)),
				BatchFixture.withoutDatabase(), Clock.systemUTC())
			.expireGrace();
		assertThat(tried).containsExactlyInAnyOrderElementsOf(subscriptions.found);
	}

	private Instant periodEnd(String subscription) {
		return this.jdbc.sql("select paid_until from subscription where provider_id = ?")
			.param(subscription)
			.query((row, number) -> row.getTimestamp("paid_until").toInstant())
			.single();
	}

	private void awaitSupporting(String subscription, String status, boolean counted) {
		await().atMost(Patience.SOON).untilAsserted(() -> {
			assertThat(read("select status from subscription where provider_id = ?", subscription)).isEqualTo(status);
			assertThat(read("""
					select (exists (select from supporter p join subscription s on s.member_id = p.member_id
					where s.provider_id = ?))::text""", subscription)).isEqualTo(Boolean.toString(counted));
		});
	}

	private String read(String sql, String subscription) {
		return this.jdbc.sql(sql).param(subscription).query(String.class).optional().orElse("");
	}

}
