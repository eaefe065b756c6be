package org.tragwerk.stripe.webhook;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Registers the webhook filter before all other filters.
 */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

	@Bean
	FilterRegistrationBean<WebhookFilter> webhookFilter(WebhookInbox webhookInbox) {
		var registration = new FilterRegistrationBean<>(new WebhookFilter(webhookInbox));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.addUrlPatterns(WebhookFilter.PATH);
		return registration;
	}

}
