package org.tragwerk.site;

import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@TestPropertySource(properties = { "tragwerk.newspaper.home=https://blatt.example",
		"tragwerk.newspaper.logo=https://bilder.blatt.example/logo.svg", "tragwerk.newspaper.accent=#ffcc00" })
class BrandTests {

	@LocalServerPort
	private int port;

	@Test
	void leadsBackToTheNewspaperByItsLogo() {
		assertThat(new Web(this.port).get("/terms").body()).contains("class=\"name\" href=\"https://blatt.example\"",
				"<img src=\"https://bilder.blatt.example/logo.svg\" alt=\"Die Zeitung\">");
	}

	@Test
	void letsPagesLoadTheLogo() {
		assertThat(Web.header(new Web(this.port).get("/"), "Content-Security-Policy"))
			.contains("img-src 'self' https://bilder.blatt.example;");
	}

	@Test
	void saysWhereAPageIsSharedWhatItIs() {
		assertThat(new Web(this.port).get("/support?lang=en").body()).contains("<meta name=\"description\" content=\"",
				"<meta property=\"og:site_name\" content=\"Die Zeitung\">", "/embed/v1/card.png?lang=en\">");
	}

	@Test
	void servesTheColorsOfAllPages() {
		var web = new Web(this.port);
		var sheet = web.get("/").body().replaceAll("(?s).*href=\"(/brand\\.css\\?v=[0-9a-f]{8})\".*", "$1");
		var answer = web.get(sheet);
		assertThat(Web.header(answer, "Content-Type")).startsWith("text/css");
		assertThat(Web.header(answer, "Cache-Control")).contains("max-age=86400");
		assertThat(answer.body()).contains("--accent:#", "prefers-color-scheme:dark").doesNotContain("#ffcc00");
	}

	@Test
	void drawsAnIconInTheColorAndNamesItToWhoeverGuesses() {
		var web = new Web(this.port);
		assertThat(web.get("/icon.svg").body()).startsWith("<svg");
		assertThat(Web.header(web.get("/favicon.ico"), "Location")).isEqualTo("/icon.svg");
		assertThat(web.get("/robots.txt").body()).contains("Disallow: /support/");
	}

}
