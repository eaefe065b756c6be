package org.tragwerk.campaigncounter.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignPropertiesTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(Settings.class);

	@Test
	void hasOneCampaignByDefault() {
		this.application.run((context) -> assertThat(context.getBean(CampaignProperties.class).all())
			.containsExactly(new CampaignContent("danke", 50_000, Map.of(), Map.of())));
	}

	@Test
	void bindsTextsAndGoalOfTheFirstCampaign() {
		this.application
			.withPropertyValues("tragwerk.campaign.key=bitte", "tragwerk.campaign.goal=7",
					"tragwerk.campaign.de.headline=Schon {0}!")
			.run((context) -> assertThat(context.getBean(CampaignProperties.class).all())
				.containsExactly(new CampaignContent("bitte", 7, Map.of("headline", "Schon {0}!"), Map.of())));
	}

	@Test
	void bindsOtherCampaignsByKey() {
		this.application
			.withPropertyValues("tragwerk.campaigns.klima.goal=1000", "tragwerk.campaigns.klima.en.ask=You too?",
					"tragwerk.campaigns.wahl-2027.de.ask=Sie auch?")
			.run((context) -> assertThat(context.getBean(CampaignProperties.class).all()).containsExactlyInAnyOrder(
					new CampaignContent("danke", 50_000, Map.of(), Map.of()),
					new CampaignContent("klima", 1000, Map.of(), Map.of("ask", "You too?")),
					new CampaignContent("wahl-2027", 50_000, Map.of("ask", "Sie auch?"), Map.of())));
	}

	@Test
	void bindsKeysWithHyphensFromTheEnvironment() {
		var environment = Map.<String, Object>of("TRAGWERK_CAMPAIGNS_KLIMA_DE_HEADLINE", "{0} fürs Klima",
				"TRAGWERK_CAMPAIGNS_WAHL-2027_GOAL", "1000");
		this.application
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								environment)))
			.run((context) -> assertThat(context.getBean(CampaignProperties.class).all()).containsExactlyInAnyOrder(
					new CampaignContent("danke", 50_000, Map.of(), Map.of()),
					new CampaignContent("klima", 50_000, Map.of("headline", "{0} fürs Klima"), Map.of()),
					new CampaignContent("wahl-2027", 1000, Map.of(), Map.of())));
	}

	@ParameterizedTest
	@CsvSource({ "tragwerk.campaign.key, Große Kampagne", "tragwerk.campaign.goal, 0",
			"tragwerk.campaigns.klima.goal, -1", "tragwerk.campaigns[a/b].goal, 1",
			"tragwerk.campaigns.danke.goal, 1" })
	void rejectsInvalidSettings(String name, String value) {
		this.application.withPropertyValues(name + "=" + value).run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(CampaignProperties.class)
	static class Settings {

	}

}
