package org.tragwerk.site;

import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The health of a node, on the management port and for balancers on the port of pages,
 * and its metrics.
 */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

	@Bean
	@Order(0)
	SecurityFilterChain healthChain(HttpSecurity http, SecurityChainBuilder chains) {
		return open(chains.withoutForms(http), MediaType.APPLICATION_JSON_VALUE)
			.securityMatcher(
					new OrRequestMatcher(EndpointRequest.to("health"), probes(HttpMethod.GET), probes(HttpMethod.HEAD)))
			.build();
	}

	@Bean
	@Order(0)
	SecurityFilterChain metricsChain(HttpSecurity http, SecurityChainBuilder chains) {
		return open(chains.withoutForms(http), MediaType.TEXT_PLAIN_VALUE)
			.securityMatcher(EndpointRequest.to("prometheus"))
			.build();
	}

	private static HttpSecurity open(HttpSecurity http, String mediaType) {
		return http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.addFilterBefore(new AcceptHeaderFilter(mediaType), AuthorizationFilter.class);
	}

	private static RequestMatcher probes(HttpMethod method) {
		return EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER, "health").withHttpMethod(method);
	}

}
