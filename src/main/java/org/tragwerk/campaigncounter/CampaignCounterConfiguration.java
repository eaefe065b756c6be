package org.tragwerk.campaigncounter;

import java.io.IOException;

import org.thymeleaf.ITemplateEngine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
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
	@Order(Ordered.HIGHEST_PRECEDENCE)
	FilterRegistrationBean<CampaignFilter> campaignFilter(Campaign campaign, Streams streams,
			CampaignProperties properties, @Value("${tragwerk.base-url}") String baseUrl) throws IOException {
		var filter = new CampaignFilter(campaign, streams, Script.of(properties, baseUrl));
		var registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.addUrlPatterns("/api/v1/campaigns/*", "/embed/v1/*");
		return registration;
	}

}
