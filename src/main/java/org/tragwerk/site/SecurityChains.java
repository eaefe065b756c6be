package org.tragwerk.site;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Who may ask for what. The first chain whose addresses match decides alone, and each
 * ends in a refusal; none keeps a server session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {

	private static final String[] PAGES = { "/", "/imprint", "/privacy", "/terms", "/accessibility", "/cancel",
			"/cancel/**", "/withdraw", "/withdraw/**", "/support", "/support/**", "/account/sign-in",
			"/account/sign-in/**" };

	private static final String[] FORMS = { "/support", "/support/continue/*", "/cancel", "/cancel/contracts/*",
			"/withdraw", "/withdraw/contracts/*", "/account/sign-in", "/account/sign-in/*" };

	private final PageHeaders headers;

	private final Cookies cookies;

	SecurityChains(PageHeaders headers, Cookies cookies) {
		this.headers = headers;
		this.cookies = cookies;
	}

	@Bean
	@Order(1)
	SecurityFilterChain webhookChain(HttpSecurity http) {
		http.securityMatcher("/webhooks/**").csrf(AbstractHttpConfigurer::disable);
		http.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.POST, "/webhooks/stripe")
			.permitAll()
			.anyRequest()
			.denyAll());
		return bare(http).build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain publicChain(HttpSecurity http) {
		http.securityMatcher("/api/v1/**", "/embed/**", "/assets/**").csrf(AbstractHttpConfigurer::disable);
		http.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
			.permitAll()
			.requestMatchers(HttpMethod.HEAD)
			.permitAll()
			.anyRequest()
			.denyAll());
		return bare(http).exceptionHandling((refusal) -> refusal.authenticationEntryPoint(Refusal::onlyGet))
			.headers((headers) -> headers.cacheControl((cache) -> cache.disable()))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain staffChain(HttpSecurity http) {
		http.securityMatcher("/staff/**").authorizeHttpRequests((requests) -> requests.anyRequest().denyAll());
		return bare(http).csrf(AbstractHttpConfigurer::disable).build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain readerChain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers(EndpointRequest.to("health", "prometheus"))
			.permitAll()
			.requestMatchers(HttpMethod.GET, PAGES)
			.permitAll()
			.requestMatchers(HttpMethod.HEAD, PAGES)
			.permitAll()
			.requestMatchers(HttpMethod.POST, FORMS)
			.permitAll()
			.anyRequest()
			.denyAll());
		return bare(http).csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens()))
			.exceptionHandling((refusal) -> refusal.accessDeniedHandler(Refusal::formAgain))
			.build();
	}

	private HttpSecurity bare(HttpSecurity http) {
		return http.headers(this.headers)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((refusal) -> refusal.authenticationEntryPoint(Refusal::notFound));
	}

	private CookieCsrfTokenRepository csrfTokens() {
		var tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(this.cookies.name("form"));
		tokens.setCookieCustomizer(this.cookies::lock);
		return tokens;
	}

}
