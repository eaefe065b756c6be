package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.PledgingReader;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TragwerkTest
class SweepJobTests extends DeliveryFixture {

	@Autowired
	private SubscriptionSweepJob subscriptions;

	@Autowired
	private AttemptSweepJob attempts;

	@Autowired
	private JdbcClient jdbc;

	@Test
	@Fault("F24")
	void findsAChangeOfALostWebhookEventWithinADay() {
		var session = PledgingReader.at(this.baseUrl).pledge("7,50");
		this.control.complete(session);
		var customer = String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("customer"));
		await().atMost(Patience.SOON).until(() -> isWorked(customer, "ACTIVE"));
		this.control.deliverTo("");
		this.control.perform(subscriptionOf(customer), "pause");
		this.subscriptions.sweep();
		assertThat(isWorked(customer, "ACTIVE")).isTrue();
		this.jdbc.sql("update customer_sync set dirty_since = now() - interval '25 hours' where provider_id = ?")
			.param(customer)
			.update();
		var before = recorded();
		assertThat(this.subscriptions.sweep()).isPositive();
		await().atMost(Patience.SOON).until(() -> isWorked(customer, "PAUSED"));
		assertThat(recorded()).isGreaterThan(before);
	}

	@Test
	@Fault("F32")
	void findsAPaymentOfALostWebhookEventWithinMinutes() {
		this.control.deliverTo("");
		var reader = PledgingReader.at(this.baseUrl);
		this.control.complete(reader.pledge("7,50"));
		this.jdbc.sql("update attempt set started_at = started_at - interval '10 minutes' where email = ?")
			.param(reader.address())
			.update();
		this.attempts.sweep();
		await().atMost(Patience.SOON).until(() -> stateOf(reader).equals("COMPLETED"));
	}

	@Test
	@Fault({ "F32", "F97" })
	void thanksAReaderDuringASweep(@Autowired SyncMarker syncMarker) {
		this.control.deliverTo("");
		var reader = PledgingReader.at(this.baseUrl);
		var session = reader.pledge("7,50");
		var swept = IntStream.range(0, 500).mapToObj((number) -> "cus_swept" + number).toList();
		try {
			assertThat(syncMarker.mark(Sweep.SUBSCRIPTIONS, swept, Duration.ZERO)).isEqualTo(500);
			this.control.complete(session);
			await().atMost(Patience.SOON)
				.until(() -> reader.comeBack(session).body().contains("data-state=\"thanks\""));
			assertThat(untried()).isGreaterThan(400);
		}
		finally {
			this.jdbc.sql(
					"update customer_sync set done = dirty, priority = 0, sweep = null where provider_id like 'cus_swept%'")
				.update();
		}
	}

	private long untried() {
		return this.jdbc.sql(
				"select count(*) from customer_sync where provider_id like 'cus_swept%' and dirty > done and attempts = 0")
			.query(Long.class)
			.single();
	}

	@Test
	void syncsAnAmountChangedAtStripe(@Autowired StripeSandbox sandbox) {
		var session = PledgingReader.at(this.baseUrl).pledge("7,50");
		this.control.complete(session);
		var customer = String.valueOf(this.control.read("/v1/checkout/sessions/" + session).get("customer"));
		await().atMost(Patience.SOON).until(() -> isWorked(customer, "ACTIVE"));
		var subscription = subscriptionOf(customer);
		RestClient.create(sandbox.url())
			.post()
			.uri("/v1/subscriptions/" + subscription)
			.header("Authorization", "Bearer sk_test_control")
			.body(toTwelveEuros(subscription))
			.retrieve()
			.toBodilessEntity();
		await().atMost(Patience.SOON).until(() -> amounts(customer).equals(List.of(750L, 1200L)));
	}

	private MultiValueMap<String, String> toTwelveEuros(String subscription) {
		var items = (Map<?, ?>) Objects
			.requireNonNull(this.control.read("/v1/subscriptions/" + subscription).get("items"));
		var data = (List<?>) Objects.requireNonNull(items.get("data"));
		var item = String.valueOf(((Map<?, ?>) Objects.requireNonNull(data.get(0))).get("id"));
		return MultiValueMap.fromSingleValue(Map.of("items[0][id]", item, "items[0][price_data][currency]", "eur",
				"items[0][price_data][product]", "prod_unterstuetzung", "items[0][price_data][recurring][interval]",
				"month", "items[0][price_data][unit_amount]", "1200", "proration_behavior", "none"));
	}

	private List<Long> amounts(String customer) {
		return this.jdbc.sql("""
				select p.amount from pledge_change p join subscription s on s.id = p.subscription_id
				where s.customer_id = ? order by p.asked_at""").param(customer).query(Long.class).list();
	}

	private String subscriptionOf(String customer) {
		return String.valueOf(this.control.list("/v1/subscriptions?customer=" + customer).get(0).get("id"));
	}

	private boolean isWorked(String customer, String status) {
		return this.jdbc.sql("""
				select exists (select from subscription s join customer_sync j on j.provider_id = s.customer_id
				where s.customer_id = ? and s.status = ? and j.dirty = j.done)""")
			.params(customer, status)
			.query(Boolean.class)
			.single();
	}

	private long recorded() {
		return this.jdbc.sql("select count(*) from sweep_run where kind = 'subscriptions'").query(Long.class).single();
	}

	private String stateOf(PledgingReader reader) {
		return this.jdbc.sql("select status from attempt where email = ?")
			.param(reader.address())
			.query(String.class)
			.single();
	}

}
