package org.tragwerk.article;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.site.CookiesFixture;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ReferringArticleTests {

	private static final String ELECTION = "https://zeitung.example/wahl?a=1;b=2,3";

	private static final String MATCH = "https://zeitung.example/spiel";

	private final ArticleAddresses addresses = mock();

	private final ReferringArticle referringArticle = new ReferringArticle(this.addresses,
			CookiesFixture.at("https://zeitung.example"));

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/support");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@BeforeEach
	void request() {
		given(this.addresses.parse(any())).willReturn(Optional.empty());
		given(this.addresses.parse(ELECTION)).willReturn(Optional.of(URI.create(ELECTION)));
		given(this.addresses.parse(MATCH)).willReturn(Optional.of(URI.create(MATCH)));
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(this.request));
	}

	@AfterEach
	void noRequest() {
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void isTheReferrer() {
		assertThat(this.referringArticle.address()).isNull();
		this.request.addHeader("Referer", ELECTION);
		assertThat(this.referringArticle.address()).hasToString(ELECTION);
	}

	@Test
	void isWhatTheFormCarriesBeforeTheReferrer() {
		this.request.addHeader("Referer", MATCH);
		this.request.setParameter("article", ELECTION);
		assertThat(this.referringArticle.address()).hasToString(ELECTION);
		this.request.setParameter("article", "https://evil.example/");
		assertThat(this.referringArticle.address()).hasToString(MATCH);
	}

	@Test
	void staysInTheBrowserAfterTheFormWasSent() {
		this.request.setMethod("POST");
		this.request.setParameter("article", ELECTION);
		assertThat(this.referringArticle.preHandle(this.request, this.response, this)).isTrue();
		assertThat(this.response.getCookies()).singleElement().satisfies((cookie) -> {
			assertThat(cookie.getMaxAge()).isEqualTo(2 * 3600);
			assertThat(cookie.isHttpOnly()).isTrue();
		});
		var later = new MockHttpServletRequest("GET", "/support/return");
		later.setCookies(this.response.getCookies());
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(later));
		assertThat(this.referringArticle.address()).hasToString(ELECTION);
		given(this.addresses.parse(ELECTION)).willReturn(Optional.empty());
		assertThat(this.referringArticle.address()).isNull();
	}

	@Test
	void setsNoCookieBeforeTheFormIsSentOrForOtherAddresses() {
		this.request.setParameter("article", ELECTION);
		this.referringArticle.preHandle(this.request, this.response, this);
		this.request.setMethod("POST");
		this.request.setParameter("article", "https://evil.example/");
		this.referringArticle.preHandle(this.request, this.response, this);
		assertThat(this.response.getCookies()).isEmpty();
	}

	@Test
	void ignoresAMalformedCookie() {
		var name = CookiesFixture.at("https://zeitung.example").create("tragwerk-article", "", Duration.ZERO).getName();
		this.request.setCookies(new Cookie(name, "*"));
		assertThat(this.referringArticle.address()).isNull();
	}

}
