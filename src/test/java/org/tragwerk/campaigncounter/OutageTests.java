package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkApplication;

import static org.assertj.core.api.Assertions.assertThat;

@CounterTest
class OutageTests {

	private static final String API = "/api/v1/campaigns/danke";

	@Autowired
	private Pledges pledges;

	@Autowired
	private Recount recount;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Environment settings;

	private Reader reader;

	@BeforeEach
	void threeHundredSupport(@LocalServerPort int port) {
		this.reader = new Reader(port);
		this.pledges.clear();
		this.pledges.fill(300);
		this.recount.run();
		Eventually.holds(() -> assertThat(this.reader.get(API).body()).contains("\"count\":300"));
	}

	@Test
	void twoNodesAnswerTheSameBytesAndTellEachOther() throws IOException {
		try (var node = startAnotherNode()) {
			var other = new Reader(node.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			Eventually.holds(() -> assertThat(other.get(API).body()).isEqualTo(this.reader.get(API).body()));
			try (var listener = other.listen(API + "/stream")) {
				listener.next("data:");
				var start = System.nanoTime();
				this.pledges.start(Pledges.someone());
				assertThat(listener.next("data:")).contains("\"count\":301");
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			}
			for (var path : new String[] { API, API + "?lang=en", "/embed/v1/danke/banner", "/embed/v1/danke/count.svg",
					"/embed/v1/supporter-banner.js" }) {
				Eventually.holds(() -> assertThat(this.reader.get(path).body()).isEqualTo(other.get(path).body()));
				assertThat(this.reader.get(path).headers().firstValue("ETag"))
					.isEqualTo(other.get(path).headers().firstValue("ETag"));
			}
		}
	}

	private ConfigurableApplicationContext startAnotherNode() {
		var shared = Stream
			.of("spring.datasource.url", "spring.datasource.username", "spring.datasource.password",
					"spring.flyway.user", "spring.flyway.password", "tragwerk.base-url", "tragwerk.stripe.api-key",
					"tragwerk.stripe.api-base", "tragwerk.stripe.webhook-secrets", "tragwerk.stripe.product")
			.map((name) -> "--" + name + "=" + this.settings.getRequiredProperty(name));
		var own = Stream.of("--server.port=0", "--management.server.port=0");
		return new SpringApplicationBuilder(TragwerkApplication.class, PledgesFixture.class)
			.run(Stream.concat(shared, own).toArray(String[]::new));
	}

	@Test
	@Fault({ "F94", "F113" })
	void hearsAgainAfterItsConnectionIsKilled() throws IOException {
		try (var listener = this.reader.listen(API + "/stream")) {
			listener.next("data:");
			assertThat(killListeners()).isPositive();
			this.pledges.start(Pledges.someone());
			assertThat(this.reader.get(API).statusCode()).isEqualTo(200);
			assertThat(listener.next("data:")).contains("\"count\":301");
			this.pledges.start(Pledges.someone());
			assertThat(listener.next("data:")).contains("\"count\":302");
		}
	}

	private int killListeners() {
		return this.jdbc
			.sql("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where application_name = :name and datname = current_database()")
			.param("name", Listening.NAME)
			.query()
			.listOfRows()
			.size();
	}

	@Test
	void readsWhatItWasNotTold() {
		this.jdbc.sql("update campaign_counter set count = 999, version = version + 1").update();
		Eventually.holds(() -> assertThat(this.reader.get(API).body()).contains("\"count\":999"));
	}

	@Test
	void survivesNonsenseOnTheChannel() {
		this.jdbc.sql("select pg_notify('campaign_counter', 'nonsense')").query().listOfRows();
		this.pledges.start(Pledges.someone());
		Eventually.holds(() -> assertThat(this.reader.get(API).body()).contains("\"count\":301"));
	}

}
