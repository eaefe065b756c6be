package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.tragwerk.Fault;
import org.tragwerk.Gate;
import org.tragwerk.Patience;
import org.tragwerk.campaigncounter.web.CampaignServer;
import org.tragwerk.campaigncounter.web.Reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;

@CounterTest
class CounterNotificationsTests {

	@Autowired
	private Pledges pledges;

	@Autowired
	private RecountJob recount;

	@Autowired
	private JdbcClient jdbc;

	private Reader reader;

	@BeforeEach
	void threeHundredSupport(@Autowired CampaignServer server) {
		this.reader = server.reader();
		this.pledges.clear();
		this.pledges.fill(300);
		this.recount.run();
		eventually(() -> assertThat(this.reader.get(API).body()).contains("\"count\":300"));
	}

	@Test
	void twoNodesAnswerTheSameBytesAndTellEachOther(@Autowired JdbcConnectionDetails database) throws IOException {
		try (var server = CampaignServer.start()) {
			var notifications = new CounterNotifications(database, server.campaign());
			notifications.start();
			var other = server.reader();
			eventually(() -> assertThat(other.get(API).body()).isEqualTo(this.reader.get(API).body()));
			try (var listener = other.listen(API + "/stream")) {
				listener.next("data:");
				var start = System.nanoTime();
				this.pledges.start(Pledges.someone());
				assertThat(listener.next("data:")).contains("\"count\":301");
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
			}
			for (var path : new String[] { API, API + "?lang=en", "/embed/v1/danke/banner", "/embed/v1/danke/count.svg",
					"/embed/v1/supporter-banner.js" }) {
				eventually(() -> assertThat(this.reader.get(path).body()).isEqualTo(other.get(path).body()));
				assertThat(this.reader.get(path).headers().firstValue("ETag"))
					.isEqualTo(other.get(path).headers().firstValue("ETag"));
			}
			notifications.stop();
		}
	}

	@Test
	@Fault({ "F94", "F113" })
	void listensAgainAfterItsConnectionIsKilled() throws IOException {
		try (var listener = this.reader.listen(API + "/stream")) {
			listener.next("data:");
			assertThat(killConnections()).isPositive();
			this.pledges.start(Pledges.someone());
			assertThat(this.reader.get(API).statusCode()).isEqualTo(200);
			assertThat(listener.next("data:")).contains("\"count\":301");
			this.pledges.start(Pledges.someone());
			assertThat(listener.next("data:")).contains("\"count\":302");
		}
	}

	private int killConnections() {
		return this.jdbc
			.sql("select pg_terminate_backend(pid) from pg_stat_activity "
					+ "where application_name = :name and datname = current_database()")
			.param("name", CounterNotifications.NAME)
			.query()
			.listOfRows()
			.size();
	}

	@Test
	void pollsForWhatItWasNotNotifiedOf() {
		this.jdbc.sql("update campaign_counter set count = 999, version = version + 1").update();
		eventually(() -> assertThat(this.reader.get(API).body()).contains("\"count\":999"));
	}

	@Test
	void survivesNonsenseOnTheChannel() {
		this.jdbc.sql("select pg_notify('campaign_counter', 'nonsense')").query().listOfRows();
		this.pledges.start(Pledges.someone());
		eventually(() -> assertThat(this.reader.get(API).body()).contains("\"count\":301"));
	}

	@Test
	@Fault({ "F94", "F113" })
	void servesThousandsWithoutAskingTheDatabase(@Autowired JdbcConnectionDetails database) throws IOException {
		try (var gate = Gate.to(database.getJdbcUrl()); var server = CampaignServer.start()) {
			var notifications = new CounterNotifications(CounterFixture.database(gate.url()), server.campaign());
			notifications.start();
			var other = server.reader();
			eventually(() -> assertThat(other.get(API).statusCode()).isEqualTo(200));
			var before = gate.statements();
			for (int request = 0; request < 2000; request++) {
				assertThat(other.get(API + "?bust=" + request).statusCode()).isEqualTo(200);
			}
			assertThat(gate.statements() - before).isLessThan(20);
			gate.cut();
			assertThat(other.get(API).statusCode()).isEqualTo(200);
			notifications.stop();
		}
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Patience.SOON).untilAsserted(assertion);
	}

}
