package org.tragwerk.site;

import java.util.List;

import jakarta.servlet.DispatcherType;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The security chains of the public routes. The first matching chain applies, and each
 * denies paths that no module lists; none uses a server session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private final RouteTable routes;

	private final SecurityChainBuilder chains;

	SecurityConfiguration(RouteTable routes, SecurityChainBuilder chains) {
		this.routes = routes;
		this.chains = chains;
	}

	/** Passes every HTTP method on to the chains, which answer unknown ones with 405. */
	@Bean
	HttpFirewall httpFirewall() {
		var firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		return firewall;
	}

	@Bean
	@Order(1)
	SecurityFilterChain webhookChain(HttpSecurity http) {
		var webhooks = this.routes.of(Kind.WEBHOOK);
		return open(this.chains.withoutForms(http).securityMatcher(areas(webhooks)), webhooks).build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain readOnlyChain(HttpSecurity http) {
		var readOnly = this.routes.of(Kind.API, Kind.FILE);
		return open(this.chains.withoutForms(http).securityMatcher(areas(readOnly)), readOnly).build();
	}

	@Bean
	@Order
	SecurityFilterChain pageChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
		return open(this.chains.publicPages(http), this.routes.of(Kind.PAGE, Kind.FORM)).build();
	}

	private static RequestMatcher areas(List<PublicRoute> routes) {
		var areas = routes.stream().map(PublicRoute::area).distinct().map(SecurityConfiguration::matcher).toList();
		return (request) -> areas.stream().anyMatch((area) -> area.matches(request));
	}

	private static RequestMatcher matcher(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(pattern);
	}

	private static HttpSecurity open(HttpSecurity http, List<PublicRoute> routes) {
		return http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.authorizeHttpRequests((requests) -> {
				for (var route : routes) {
					route.kind()
						.methods()
						.forEach((method) -> requests.requestMatchers(method, route.path()).permitAll());
				}
				requests.anyRequest().denyAll();
			});
	}

}
