package org.tragwerk.campaigncounter;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.mockito.Mockito;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.campaigncounter.web.Campaigns;
import org.tragwerk.campaigncounter.web.CampaignServer;
import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.Supporters;

/**
 * The beans of the counter, without other modules.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement
@Import({ SupporterCounter.class, SupporterCountListener.class, RecountJob.class, CounterNotifications.class })
class CounterFixture {

	@Bean
	JdbcConnectionDetails database() throws SQLException {
		var url = SharedSurroundings.database().create();
		try (var connection = DriverManager.getConnection(url, EmbeddedDatabase.MIGRATOR, EmbeddedDatabase.PASSWORD);
				var statement = connection.createStatement()) {
			statement.execute("""
					create table test_pledge (id uuid primary key, member_id uuid, counts boolean);
					grant all on test_pledge to public""");
		}
		return database(url);
	}

	static JdbcConnectionDetails database(String url) {
		return new Database(url);
	}

	@Bean
	DataSource dataSource(JdbcConnectionDetails database) {
		var dataSource = new HikariDataSource();
		dataSource.setJdbcUrl(database.getJdbcUrl());
		dataSource.setUsername(database.getUsername());
		dataSource.setPassword(database.getPassword());
		return dataSource;
	}

	@Bean
	JdbcClient jdbc(DataSource dataSource) {
		return JdbcClient.create(dataSource);
	}

	@Bean
	PlatformTransactionManager transactions(DataSource dataSource) {
		return new JdbcTransactionManager(dataSource);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

	@Bean
	CampaignServer server() {
		return CampaignServer.start();
	}

	@Bean
	Campaigns campaigns(CampaignServer server) {
		return server.campaigns();
	}

	@Bean
	Pledges pledges(JdbcClient jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
		return new Pledges(jdbc, new TransactionTemplate(transactions), events);
	}

	/** The rule of the subscription module, read from the plain table of pledges. */
	@Bean
	Supporters supporters(JdbcClient jdbc) {
		return Mockito.mock(Supporters.class, (call) -> switch (call.getMethod().getName()) {
			case "include" -> jdbc.sql("select exists (select from test_pledge where member_id = ? and counts)")
				.param(call.<MemberId>getArgument(0).value())
				.query(Boolean.class)
				.single();
			case "all" -> jdbc.sql("select distinct member_id from test_pledge where counts").query(UUID.class).set();
			default -> Mockito.RETURNS_DEFAULTS.answer(call);
		});
	}

	private record Database(String url) implements JdbcConnectionDetails {

		@Override
		public String getJdbcUrl() {
			return this.url;
		}

		@Override
		public String getUsername() {
			return EmbeddedDatabase.APPLICATION;
		}

		@Override
		public String getPassword() {
			return EmbeddedDatabase.PASSWORD;
		}

	}

}
