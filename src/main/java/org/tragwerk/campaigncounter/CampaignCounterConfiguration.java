package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.thymeleaf.ITemplateEngine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts the campaign before everything else that answers requests.
 */
@Configuration(proxyBeanMethods = false)
class CampaignCounterConfiguration {

	private static final String SCRIPT = "/embed/v1/supporter-banner.js";

	private static final String DESCRIPTION = "/api/v1/openapi.yaml";

	@Bean
	Press press(CampaignProperties campaign, ITemplateEngine templates, @Value("${tragwerk.base-url}") String baseUrl) {
		return new Press(campaign, templates, baseUrl);
	}

	@Bean
	CampaignValve campaignValve(Campaign campaign, Streams streams, CampaignProperties properties,
			@Value("${tragwerk.base-url}") String baseUrl) throws IOException {
		return new CampaignValve(campaign, streams,
				Map.of(SCRIPT, Script.of(properties, baseUrl), DESCRIPTION, description()));
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> campaignFirst(CampaignValve valve) {
		return (factory) -> factory.addEngineValves(valve);
	}

	/** What the public addresses answer, for page developers and their tools. */
	private static Answer description() throws IOException {
		var text = new ClassPathResource("static" + DESCRIPTION).getContentAsString(StandardCharsets.UTF_8);
		return new Answer("application/yaml", "v1", text, Headers.SCRIPT);
	}

}
