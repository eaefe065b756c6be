package org.tragwerk.site;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import org.tragwerk.newspaper.Newspaper;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SitePropertiesTests {

	private static final Newspaper PAPER = new Newspaper("Die Zeitung", "Verlag", URI.create("https://zeitung.example"),
			"abo@zeitung.example", "abo@zeitung.example", List.of("Verlag"));

	@ParameterizedTest
	@CsvSource({ "https://zeitung.example, true", "http://localhost:8080, true", "https://zeitung.example/geld, true",
			"https://zeitung.example/, false", "zeitung.example, false", "ftp://zeitung.example, false",
			"https:///x, false", "https://a:b@zeitung.example, false", "https://zeitung.example?a=b, false",
			"https://zeitung.example#a, false" })
	void acceptABaseUrlWithoutTrailingSlash(String address, boolean accepted) {
		try (var validators = Validation.buildDefaultValidatorFactory()) {
			assertThat(validators.getValidator().validate(site(address)).isEmpty()).isEqualTo(accepted);
		}
	}

	@Test
	void buildLinksFromTheBaseUrl() {
		assertThat(site("https://zeitung.example/geld").link("/support?lang=en"))
			.hasToString("https://zeitung.example/geld/support?lang=en");
	}

	@Test
	void areSecureWithHttps() {
		var cookies = new Cookies(site("https://zeitung.example"));
		assertThat(cookies.create("mark", "x", Duration.ofHours(2)).toString()).startsWith("__Host-mark=x; Path=/;")
			.contains("Max-Age=7200", "Secure; HttpOnly; SameSite=Lax");
		assertThat(new Cookies(site("http://localhost")).create("mark", "x", Duration.ofHours(2)).toString())
			.startsWith("mark=x;")
			.doesNotContain("Secure");
	}

	@Test
	void readTheCookieWithTheHostPrefix() {
		var cookies = new Cookies(site("https://zeitung.example"));
		var request = new MockHttpServletRequest();
		request.setCookies(new jakarta.servlet.http.Cookie("mark", "planted"),
				new jakarta.servlet.http.Cookie("__Host-mark", "ours"));
		assertThat(cookies.read(request, "mark")).contains("ours");
		assertThat(cookies.read(request, "other")).isEmpty();
	}

	private static SiteProperties site(String address) {
		return new SiteProperties(URI.create(address), ZoneId.of("Europe/Berlin"), PAPER, List.of());
	}

}
