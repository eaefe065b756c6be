package org.tragwerk.campaigncounter;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

import org.mockito.Mockito;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.Supporters;

/**
 * A plain table of pledges in place of real subscriptions, and the rule read from it.
 */
@TestConfiguration(proxyBeanMethods = false)
class PledgesFixture {

	@Bean
	Pledges pledges(JdbcClient jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events,
			@Value("${spring.datasource.url}") String url, @Value("${spring.flyway.user}") String migrator)
			throws SQLException {
		try (var connection = DriverManager.getConnection(url, migrator, "embedded");
				var statement = connection.createStatement()) {
			statement.execute("""
					create table if not exists told_pledge (id uuid primary key, member_id uuid, counts boolean);
					grant all on told_pledge to public""");
		}
		return new Pledges(jdbc, new TransactionTemplate(transactions), events);
	}

	@Bean
	@Primary
	Supporters supportersByPledges(JdbcClient jdbc) {
		return Mockito.mock(Supporters.class, (call) -> switch (call.getMethod().getName()) {
			case "include" -> jdbc.sql("select exists (select from told_pledge where member_id = ? and counts)")
				.param(call.<MemberId>getArgument(0).value())
				.query(Boolean.class)
				.single();
			case "all" -> jdbc.sql("select distinct member_id from told_pledge where counts").query(UUID.class).set();
			default -> Mockito.RETURNS_DEFAULTS.answer(call);
		});
	}

}
