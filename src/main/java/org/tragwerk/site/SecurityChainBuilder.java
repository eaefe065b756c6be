package org.tragwerk.site;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Configures what all security chains have in common. A module whose pages require
 * signing in builds its own chain with it and adds sessions.
 */
@Component
public class SecurityChainBuilder {

	private final PageHeaders headers;

	private final Cookies cookies;

	private final AccessDeniedResponses responses;

	SecurityChainBuilder(PageHeaders headers, Cookies cookies, AccessDeniedResponses responses) {
		this.headers = headers;
		this.cookies = cookies;
		this.responses = responses;
	}

	/** Configures a chain for pages with forms, with CSRF tokens. */
	public HttpSecurity pages(HttpSecurity http) {
		return base(http).csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens()))
			.exceptionHandling((denied) -> denied.accessDeniedHandler(this.responses::formAgain));
	}

	/** Configures a chain without CSRF tokens, for routes without forms. */
	HttpSecurity withoutForms(HttpSecurity http) {
		return base(http).csrf(AbstractHttpConfigurer::disable);
	}

	private HttpSecurity base(HttpSecurity http) {
		return http.headers(this.headers)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((denied) -> denied.authenticationEntryPoint(this.responses::notFound));
	}

	private CookieCsrfTokenRepository csrfTokens() {
		var tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(this.cookies.name("form"));
		tokens.setCookieCustomizer(this.cookies::protect);
		return tokens;
	}

}
