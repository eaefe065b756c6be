package org.tragwerk.site;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Configures what all security chains have in common. A module whose pages require
 * signing in builds its own chain with it and adds sessions.
 */
@Component
public class SecurityChainBuilder {

	private final Cookies cookies;

	private final AccessDeniedResponses responses;

	private final RouteTable routes;

	private final SiteProperties site;

	SecurityChainBuilder(Cookies cookies, AccessDeniedResponses responses, RouteTable routes, SiteProperties site) {
		this.cookies = cookies;
		this.responses = responses;
		this.routes = routes;
		this.site = site;
	}

	/** Configures a chain for pages that require signing in, with CSRF tokens. */
	public HttpSecurity signedInPages(HttpSecurity http) {
		return base(http).csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens()))
			.exceptionHandling((denied) -> denied.accessDeniedHandler(this.responses::formAgain));
	}

	/**
	 * Configures a chain for pages whose forms anybody may send, without cookies: instead
	 * of a CSRF token, the origin of a form is checked.
	 */
	HttpSecurity publicPages(HttpSecurity http) {
		return withoutForms(http).addFilterBefore(
				new FormOriginFilter(this.routes, this.site.baseUrl(), this.responses::formAgain),
				AuthorizationFilter.class);
	}

	/** Configures a chain without CSRF tokens, for routes without forms. */
	HttpSecurity withoutForms(HttpSecurity http) {
		return base(http).csrf(AbstractHttpConfigurer::disable);
	}

	private HttpSecurity base(HttpSecurity http) {
		return http.headers(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((denied) -> denied.authenticationEntryPoint(this.responses::refuse));
	}

	private CookieCsrfTokenRepository csrfTokens() {
		var tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(this.cookies.name("form"));
		tokens.setCookieCustomizer(this.cookies::protect);
		return tokens;
	}

}
