package org.tragwerk.site;

import java.time.Duration;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class CookiesTests {

	private static final Duration DAY = Duration.ofDays(1);

	@Test
	void areHttpOnlyAndSameSite() {
		var cookie = CookiesFixture.at("http://localhost:8080").create("mark", "1", DAY);
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getSameSite()).isEqualTo("Lax");
		assertThat(cookie.getPath()).isEqualTo("/");
		assertThat(cookie.getMaxAge()).isEqualTo(DAY);
		assertThat(cookie.isSecure()).isFalse();
		assertThat(cookie.getName()).isEqualTo("mark");
	}

	@Test
	void haveTheHostPrefixWithHttps() {
		var cookie = CookiesFixture.at("https://zeitung.example").create("mark", "1", DAY);
		assertThat(cookie.isSecure()).isTrue();
		assertThat(cookie.getName()).isEqualTo("__Host-mark");
	}

	@Test
	void areReadByTheirOwnName() {
		var request = new MockHttpServletRequest();
		request.setCookies(new Cookie("mark", "planted"));
		assertThat(CookiesFixture.at("https://zeitung.example").read(request, "mark")).isEmpty();
		assertThat(CookiesFixture.at("http://localhost:8080").read(request, "mark")).contains("planted");
	}

}
