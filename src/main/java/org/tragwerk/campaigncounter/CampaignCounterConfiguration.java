package org.tragwerk.campaigncounter;

import java.io.IOException;

import org.thymeleaf.ITemplateEngine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Puts the campaign before everything else that answers requests.
 */
@Configuration(proxyBeanMethods = false)
class CampaignCounterConfiguration {

	@Bean
	Press press(CampaignProperties campaign, ITemplateEngine templates, @Value("${tragwerk.base-url}") String baseUrl) {
		return new Press(campaign, templates, baseUrl);
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> campaignFirst(Campaign campaign, Streams streams,
			CampaignProperties properties, @Value("${tragwerk.base-url}") String baseUrl) throws IOException {
		var valve = new CampaignValve(campaign, streams, Script.of(properties, baseUrl));
		return (factory) -> factory.addEngineValves(valve);
	}

}
