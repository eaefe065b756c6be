package org.tragwerk.campaigncounter;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import org.tragwerk.newspaper.AccentColor;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SharedSurroundings;
import org.tragwerk.member.MemberId;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Supporters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/**
 * Tests the module with its real configuration; other modules and the first recount are
 * replaced by events.
 */
@ApplicationModuleTest(webEnvironment = WebEnvironment.RANDOM_PORT, verifyAutomatically = false)
@TestPropertySource(properties = { "management.server.port=-1", "tragwerk.stripe.api-key=sk_test_module",
		"tragwerk.stripe.webhook-secrets=whsec_module", "tragwerk.stripe.product=prod_module" })
@MockitoBean(types = RecountJob.class)
class CampaignCounterModuleTests {

	private final MemberId anna = Pledges.someone();

	@MockitoBean
	private Supporters supporters;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry settings) {
		var url = SharedSurroundings.database().create();
		settings.add("spring.datasource.url", () -> url);
		settings.add("spring.datasource.username", () -> EmbeddedDatabase.APPLICATION);
		settings.add("spring.datasource.password", () -> EmbeddedDatabase.PASSWORD);
		settings.add("spring.flyway.user", () -> EmbeddedDatabase.MIGRATOR);
		settings.add("spring.flyway.password", () -> EmbeddedDatabase.PASSWORD);
	}

	@Test
	@Fault("F113")
	void isReadyOnceTheCountIsKnown(Scenario scenario, @Autowired HealthEndpoint health) {
		assertThat(readiness(health)).isEqualTo(Status.OUT_OF_SERVICE);
		given(this.supporters.include(any())).willReturn(true);
		scenario.publish(Pledges.ended(Pledges.something(), this.anna))
			.andWaitForStateChange(() -> this.jdbc.sql("select count from supporter_count").query(Long.class).single())
			.andVerify((count) -> assertThat(count).isOne());
		Awaitility.await()
			.pollInterval(Duration.ofMillis(20))
			.atMost(Patience.SOON)
			.untilAsserted(() -> assertThat(readiness(health)).isEqualTo(Status.UP));
	}

	private static Status readiness(HealthEndpoint health) {
		return Objects.requireNonNull(health.healthForPath("readiness")).getStatus();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Site {

		@Bean
		SiteProperties siteProperties() {
			return new SiteProperties(URI.create("https://zeitung.example"), ZoneId.of("Europe/Berlin"),
					new Newspaper("Die Zeitung", "Verlag", URI.create("https://zeitung.example"), "abo@zeitung.example",
							"abo@zeitung.example", List.of("Verlag")),
					List.of());
		}

		@Bean
		Brand brand() {
			return new Brand(null, null, AccentColor.of("#0f4c5c"));
		}

	}

}
