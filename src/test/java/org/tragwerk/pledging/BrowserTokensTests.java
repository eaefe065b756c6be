package org.tragwerk.pledging;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.tragwerk.member.Token;
import org.tragwerk.Fault;
import org.tragwerk.site.CookiesFixture;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class BrowserTokensTests {

	private final BrowserTokens tokens = new BrowserTokens(CookiesFixture.at("https://zeitung.example"));

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	@Fault("F34")
	void createsOneTokenForABrowser() {
		var given = this.tokens.findOrCreate(this.request, this.response);
		assertThat(cookie().getValue()).isEqualTo(given.value());
		assertThat(cookie().getMaxAge()).isEqualTo(86_400);
		this.request.setCookies(cookie());
		var later = new MockHttpServletResponse();
		assertThat(this.tokens.findOrCreate(this.request, later)).isEqualTo(given);
		assertThat(later.getCookies()).isEmpty();
	}

	@Test
	@Fault("F34")
	void replacesAMalformedToken() {
		assertThat(this.tokens.find(this.request)).isEmpty();
		this.tokens.findOrCreate(this.request, this.response);
		this.request.setCookies(new Cookie(cookie().getName(), "mine"));
		assertThat(this.tokens.find(this.request)).isEmpty();
	}

	@Test
	void extendsTheCookieForAPendingDebit() {
		var token = Token.random();
		this.tokens.keep(token, this.response);
		assertThat(cookie().getValue()).isEqualTo(token.value());
		assertThat(cookie().getMaxAge()).isEqualTo(30 * 86_400);
	}

	@Test
	@Fault("F101")
	void setsASecureHttpOnlyCookie() {
		this.tokens.findOrCreate(this.request, this.response);
		assertThat(cookie().isHttpOnly()).isTrue();
		assertThat(cookie().getSecure()).isTrue();
	}

	private Cookie cookie() {
		return this.response.getCookies()[0];
	}

}
