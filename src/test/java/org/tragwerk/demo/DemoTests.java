package org.tragwerk.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.TestApplication;
import org.tragwerk.Visitor;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DemoTests {

	private static final int SUPPORTERS = 250;

	private static ConfigurableApplicationContext demo;

	private static JdbcClient jdbc;

	@BeforeAll
	static void start() {
		demo = TestApplication.start("--server.port=0", "--management.server.port=0", "--tragwerk.sandbox.port=0",
				"--tragwerk.sandbox.smtp-port=0", "--tragwerk.demo.supporters=" + SUPPORTERS);
		jdbc = demo.getBean(JdbcClient.class);
	}

	@AfterAll
	static void stop() {
		demo.close();
	}

	@Test
	void countsTheConfiguredNumberOfSupporters() {
		await().atMost(Patience.SOON)
			.until(() -> texts("select count::text from supporter_count").equals(List.of(String.valueOf(SUPPORTERS))));
		await().atMost(Patience.SOON)
			.until(() -> visitor().get("/api/v1/campaigns/danke").body().contains("\"count\":" + SUPPORTERS));
	}

	@Test
	void hasTheNextRoundNumberForItsGoal() {
		assertThat(visitor().get("/api/v1/campaigns/danke").body()).contains("\"goal\":300");
		assertThat(List.of(0, 9, 10, 99, 100, 2_000, 39_999, 40_000)).extracting(DemoSupporters::goalOf)
			.containsExactly(10L, 10L, 20L, 100L, 200L, 3_000L, 40_000L, 50_000L);
	}

	@Test
	void printsTodaysDateOnTheArticle() {
		var clock = demo.getBean("sandboxClock", Clock.class);
		var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
		assertThat(visitor().get("/article").body()).contains(", " + today.getDayOfMonth() + ". "
				+ today.getMonth().getDisplayName(TextStyle.FULL, Locale.GERMANY) + " " + today.getYear() + "</p>");
	}

	@Test
	void hasEveryIntervalAndPaymentMethodAndEndedSubscriptions() {
		assertThat(texts("select distinct interval from subscription")).containsExactlyInAnyOrder("MONTHLY",
				"QUARTERLY", "HALF_YEARLY", "YEARLY");
		assertThat(texts("select distinct payment_method_type from subscription"))
			.containsExactlyInAnyOrder("SEPA_DEBIT", "CARD", "PAYPAL");
		assertThat(texts("select distinct status from subscription")).containsExactlyInAnyOrder("ACTIVE", "ENDED");
	}

	@Test
	void agreesWithTheSandbox() {
		var payments = number("select count(*) from payment");
		var gifts = number("select count(*) from gift");
		jdbc.sql(
				"""
						insert into customer_sync (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since, priority)
						select customer_id, 1, 0, 0, 0, now(), now(), 1 from subscription
						union all select customer_id, 1, 0, 0, 0, now(), now(), 1 from gift
						on conflict (provider_id) do update set dirty = customer_sync.dirty + 1, priority = 1, sweep = null""")
			.update();
		await().atMost(Patience.LATER)
			.until(() -> number("select count(*) from customer_sync where dirty > done") == 0);
		assertThat(number("select count(*) from customer_sync where last_error is not null")).isZero();
		assertThat(number("select count(*) from payment")).isEqualTo(payments).isPositive();
		assertThat(number("select count(*) from gift")).isEqualTo(gifts).isPositive();
		assertThat(number("select sum(version) from subscription")).isZero();
		assertThat(number("select count(*) from pledge_change")).isEqualTo(number("select count(*) from subscription"));
		assertThat(number("select count from supporter_count")).isEqualTo(SUPPORTERS);
	}

	private static Visitor visitor() {
		return new Visitor("http://localhost:" + demo.getEnvironment().getRequiredProperty("local.server.port"));
	}

	private static long number(String sql) {
		return jdbc.sql(sql).query(Long.class).single();
	}

	private static List<String> texts(String sql) {
		return jdbc.sql(sql).query(String.class).list();
	}

}
