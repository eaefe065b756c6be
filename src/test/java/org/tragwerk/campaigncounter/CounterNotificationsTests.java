package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.tragwerk.Fault;
import org.tragwerk.DatabaseProxy;
import org.tragwerk.Patience;
import org.tragwerk.campaigncounter.web.CampaignServer;
import org.tragwerk.campaigncounter.web.Reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;

@CounterTest
class CounterNotificationsTests {

	private static final String CLIMATE = "/api/v1/campaigns/klima";

	private static final String DEADLINE = "/api/v1/campaigns/frist";

	@Autowired
	private Pledges pledges;

	@Autowired
	private RecountJob recount;

	@Autowired
	private JdbcConnectionDetails database;

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
	void twoNodesServeTheSameBytesAndNotifyEachOther() throws IOException {
		try (var server = CampaignServer.start()) {
			var notifications = listen(this.database, server);
			var other = server.reader();
			eventually(() -> assertThat(other.get(API).body()).isEqualTo(this.reader.get(API).body()));
			try (var listener = other.listen(API + "/stream")) {
				listener.nextCount();
				var start = System.nanoTime();
				this.pledges.start(Pledges.someone());
				assertThat(listener.nextCount()).contains("\"count\":301");
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
	@Fault("F94")
	void servesWhileThePoolIsExhausted(@Autowired HikariDataSource pool) throws SQLException {
		var taken = new ArrayList<Connection>();
		try (var server = CampaignServer.start()) {
			while (taken.size() < pool.getMaximumPoolSize()) {
				taken.add(pool.getConnection());
			}
			var notifications = listen(this.database, server);
			Awaitility.await()
				.atMost(Duration.ofMillis(pool.getConnectionTimeout() / 2))
				.untilAsserted(() -> assertThat(server.reader().get(API).body()).contains("\"count\":300"));
			notifications.stop();
		}
		finally {
			for (var connection : taken) {
				connection.close();
			}
		}
	}

	private CounterNotifications listen(JdbcConnectionDetails database, CampaignServer server) {
		var notifications = new CounterNotifications(database, server.campaigns(), Clock.systemUTC());
		notifications.start();
		return notifications;
	}

	@Test
	void notifiesOfChangesOfSeveralCampaigns() throws IOException {
		try (var server = CampaignServer.start(Map.of(), Map.of("klima", "{0} fürs Klima"))) {
			var notifications = listen(this.database, server);
			var both = server.reader();
			eventually(() -> assertThat(both.get(CLIMATE).body()).contains("300 fürs Klima"));
			try (var danke = both.listen(API + "/stream"); var climate = both.listen(CLIMATE + "/stream")) {
				this.pledges.start(Pledges.someone());
				assertThat(danke.next("data: {\"campaign\":\"danke\",\"count\":301")).contains("301 mal Danke!");
				assertThat(climate.next("data: {\"campaign\":\"klima\",\"count\":301")).contains("301 fürs Klima");
			}
			notifications.stop();
		}
	}

	@Test
	void increasesTheVersionWhenTextsChange() {
		try (var before = CampaignServer.start(Map.of(), Map.of("frist", "{0} bis Mai"));
				var after = CampaignServer.start(Map.of(), Map.of("frist", "{0} bis Juni"))) {
			var notifications = listen(this.database, before);
			eventually(() -> assertThat(before.reader().get(DEADLINE).body()).contains("300 bis Mai"));
			var version = version("frist");
			var other = version("danke");
			notifications.stop();
			var renewed = listen(this.database, after);
			eventually(() -> assertThat(after.reader().get(DEADLINE).body()).contains("300 bis Juni",
					"\"version\":" + (version + 1)));
			assertThat(version("danke")).isEqualTo(other);
			renewed.stop();
		}
	}

	private long version(String campaign) {
		return this.jdbc.sql("select version from campaign where key = ?").param(campaign).query(Long.class).single();
	}

	@Test
	@Fault({ "F94", "F113" })
	void reconnectsAfterItsConnectionIsKilled() throws IOException {
		try (var listener = this.reader.listen(API + "/stream")) {
			listener.nextCount();
			assertThat(killConnections()).isPositive();
			this.pledges.start(Pledges.someone());
			assertThat(this.reader.get(API).statusCode()).isEqualTo(200);
			assertThat(listener.nextCount()).contains("\"count\":301");
			this.pledges.start(Pledges.someone());
			assertThat(listener.nextCount()).contains("\"count\":302");
		}
	}

	private int killConnections() {
		return (int) connections().stream()
			.filter((pid) -> this.jdbc.sql("select pg_terminate_backend(?)").param(pid).query(Boolean.class).single())
			.count();
	}

	@Test
	void pollsForLostNotifications() {
		this.jdbc.sql("update supporter_count set count = 999").update();
		this.jdbc.sql("update campaign set version = version + 1").update();
		eventually(() -> assertThat(this.reader.get(API).body()).contains("\"count\":999"));
	}

	@Test
	void readsAllCampaignsOnAnyNotification() throws IOException {
		try (var listener = this.reader.listen(API + "/stream")) {
			listener.nextCount();
			var connections = connections();
			this.jdbc.sql("select pg_notify(:channel, 'nonsense')")
				.param("channel", SupporterCounter.CHANNEL)
				.query()
				.listOfRows();
			this.pledges.start(Pledges.someone());
			assertThat(listener.nextCount()).contains("\"count\":301");
			assertThat(connections()).isNotEmpty().isSubsetOf(connections);
		}
	}

	private List<Integer> connections() {
		return this.jdbc.sql("""
				select pid from pg_stat_activity
				where application_name = :name and datname = current_database() order by pid""")
			.param("name", CounterNotifications.NAME)
			.query(Integer.class)
			.list();
	}

	@Test
	@Fault({ "F94", "F113" })
	void servesThousandsOfRequestsWithoutQueries() throws IOException {
		try (var proxy = DatabaseProxy.to(this.database.getJdbcUrl()); var server = CampaignServer.start()) {
			var notifications = listen(CounterFixture.database(proxy.url()), server);
			var other = server.reader();
			eventually(() -> assertThat(other.get(API).statusCode()).isEqualTo(200));
			var before = proxy.statements();
			for (int request = 0; request < 2000; request++) {
				assertThat(other.get(API + "?bust=" + request).statusCode()).isEqualTo(200);
			}
			assertThat(proxy.statements() - before).isLessThan(20);
			proxy.cut();
			assertThat(other.get(API).statusCode()).isEqualTo(200);
			notifications.stop();
		}
	}

	private static void eventually(ThrowingRunnable assertion) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).atMost(Patience.SOON).untilAsserted(assertion);
	}

}
