package org.tragwerk.site;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * What all security chains have in common. A module whose pages are behind a sign-in
 * builds a chain of its own with this, and adds its sessions.
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

	/** A chain of pages with forms, each of which carries a token against CSRF. */
	public HttpSecurity pages(HttpSecurity http) {
		return base(http).csrf((csrf) -> csrf.csrfTokenRepository(csrfTokens()))
			.exceptionHandling((denied) -> denied.accessDeniedHandler(this.responses::formAgain));
	}

	/** A chain without forms, for what needs no token against CSRF. */
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
