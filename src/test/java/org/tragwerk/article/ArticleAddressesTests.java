package org.tragwerk.article;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.article.ArticleAddresses.ArticleProperties;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.SiteProperties;

import static org.assertj.core.api.Assertions.assertThat;

class ArticleAddressesTests {

	private final ArticleAddresses addresses = addresses("https://zahlen.zeitung.example");

	@ParameterizedTest
	@ValueSource(strings = { "https://www.zeitung.example/politik/wahl.html?seite=2", "https://ZEITUNG.example/a",
			"https://sport.zeitung.example/spiel", "https://zahlen.zeitung.example/article" })
	void recognizesArticles(String address) {
		assertThat(this.addresses.parse(address)).contains(URI.create(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.zeitung.example/", "https://www.zeitung.example",
			"http://www.zeitung.example/politik", "https://www.zeitung.example:8443/politik",
			"https://www.zeitung.example@evil.example/politik", "https://evil@www.zeitung.example/politik",
			"https://evil.example/www.zeitung.example", "https://www.zeitung.example.evil.example/a",
			"https://evil-zeitung.example/a", "https://blog.zeitung.example/a", "//www.zeitung.example/a", "/politik",
			"javascript:alert(1)", "mailto:a@www.zeitung.example", "https:///politik", "https://[::1/a", "", " ",
			"https://www.zeitung.example/a b", "https:\\\\www.zeitung.example/a" })
	void recognizesNoOtherAddresses(String address) {
		assertThat(this.addresses.parse(address)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/support", "/support?via=banner", "/cancel", "/confirm/abc" })
	void recognizesNoPageOfThisSite(String path) {
		assertThat(this.addresses.parse("https://zahlen.zeitung.example" + path)).isEmpty();
	}

	@Test
	void recognizesNoEndlessAddresses() {
		assertThat(this.addresses.parse("https://www.zeitung.example/" + "a".repeat(1000))).isEmpty();
		assertThat(this.addresses.parse(null)).isEmpty();
	}

	@Test
	void recognizesArticlesWithoutEncryptionOnItsOwnOriginOnly() {
		var local = addresses("http://localhost:8080");
		assertThat(local.parse("http://localhost:8080/article")).isPresent();
		assertThat(local.parse("http://localhost:8081/article")).isEmpty();
	}

	private static ArticleAddresses addresses(String baseUrl) {
		var newspaper = new Newspaper("Die Zeitung", "Verlag", URI.create("https://www.zeitung.example/"),
				"abo@zeitung.example", "abo@zeitung.example", List.of("Verlag"));
		return new ArticleAddresses(
				new SiteProperties(URI.create(baseUrl), ZoneId.of("Europe/Berlin"), newspaper, List.of()),
				new ArticleProperties(List.of("sport.zeitung.example")),
				List.of(() -> List.of(PublicRoute.page("/"), PublicRoute.form("/support"), PublicRoute.form("/cancel"),
						PublicRoute.form("/confirm/{token}"))));
	}

}
