package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.tragwerk.newspaper.Brand;
import org.tragwerk.site.SiteProperties;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;

/**
 * Registers the campaigns' Tomcat valve in front of all filters and servlets.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class CampaignConfiguration implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final String SCRIPT = "/embed/v1/supporter-banner.js";

	private static final String OPENAPI = "/api/v1/openapi.yaml";

	private final ObjectProvider<CampaignValve> valve;

	CampaignConfiguration(ObjectProvider<CampaignValve> valve) {
		this.valve = valve;
	}

	@Bean
	static CampaignValve campaignValve(Campaigns campaigns, EventStreams streams, CampaignProperties properties,
			SiteProperties site, Brand brand) throws IOException {
		return new CampaignValve(campaigns, streams,
				Map.of(SCRIPT, BannerElement.of(properties, site, brand.accent()), OPENAPI, openApi()));
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addEngineValves(this.valve.getObject());
	}

	private static CachedResponse openApi() throws IOException {
		var text = new ClassPathResource("static" + OPENAPI).getContentAsString(StandardCharsets.UTF_8);
		return CachedResponse.text("application/yaml", "v1", text, Headers.SCRIPT);
	}

}
