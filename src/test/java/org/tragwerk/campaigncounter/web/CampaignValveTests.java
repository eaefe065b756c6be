package org.tragwerk.campaigncounter.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.API;
import static org.tragwerk.campaigncounter.web.CampaignServer.BASE_URL;

class CampaignValveTests {

	private static final String CACHED = "public, max-age=15, stale-while-revalidate=60, stale-if-error=86400";

	private static final String BANNER = "/embed/v1/danke/banner";

	private static final String PNG = "/embed/v1/danke/count.png";

	private static final String SCRIPT = "/embed/v1/supporter-banner.js";

	private static CampaignServer server;

	private final Reader reader = reader();

	private long version;

	@BeforeAll
	static void start() {
		server = CampaignServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void fortyThousandSupport() {
		this.version = server.count(40_000);
	}

	@Test
	void servesTheCountAsDocumentedJson() {
		var response = this.reader.get(API);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("""
				{"campaign":"danke","count":40000,"headline":"40.000 mal Danke!","goal":50000,"version":%d,\
				"asOf":"2026-11-24T20:00:00Z"}""".formatted(this.version));
	}

	@Test
	void setsTheDocumentedHeaders() {
		var headers = this.reader.get(API).headers();
		assertThat(headers.firstValue("Cache-Control")).contains(CACHED);
		assertThat(headers.firstValue("Content-Type")).contains("application/json;charset=utf-8");
		assertThat(headers.firstValue("ETag").orElseThrow()).matches("\"[0-9a-z-]+\"");
		assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
		assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
		assertThat(headers.firstValue("Timing-Allow-Origin")).contains("*");
		assertThat(headers.firstValue("Content-Length")).isPresent();
		assertThat(headers.map()).doesNotContainKeys("set-cookie", "vary", "pragma", "expires");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "W/%s", "\"other\", %s", "\"other\",W/%s , \"more\"", "*", " * " })
	void answers304ForTheCurrentTag(String form) {
		var tag = this.reader.get(API).headers().firstValue("ETag").orElseThrow();
		var response = this.reader.get(API, "If-None-Match", form.replace("%s", tag));
		assertThat(response.statusCode()).isEqualTo(304);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().firstValue("ETag")).contains(tag);
		assertThat(response.headers().firstValue("Cache-Control")).contains(CACHED);
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
	}

	@Test
	void findsTheTagInASecondHeaderLine() {
		var tag = this.reader.get(API).headers().firstValue("ETag").orElseThrow();
		var response = this.reader.get(API, "If-None-Match", "\"other\"", "If-None-Match", tag);
		assertThat(response.statusCode()).isEqualTo(304);
	}

	@Test
	void answers200ForTheTagOfAnotherVersion() {
		var tag = this.reader.get(API).headers().firstValue("ETag").orElseThrow();
		server.count(40_001);
		var response = this.reader.get(API, "If-None-Match", tag);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).contains("\"headline\":\"40.001 mal Danke!\"");
		assertThat(response.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
	}

	@Test
	void answersHeadWithoutABody() {
		var get = this.reader.get(API);
		var head = this.reader.ask("HEAD", API);
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		for (var name : List.of("ETag", "Cache-Control", "Content-Type", "Content-Length")) {
			assertThat(head.headers().firstValue(name)).as(name).isEqualTo(get.headers().firstValue(name));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND" })
	void answers405ToOtherMethods(String method) {
		var response = this.reader.ask(method, API);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("\"status\":405");
	}

	@Test
	void allowsConditionalRequestsFromOtherOrigins() {
		var response = this.reader.ask("OPTIONS", API, "Access-Control-Request-Method", "GET",
				"Access-Control-Request-Headers", "if-none-match");
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.headers().firstValue("Access-Control-Allow-Headers")).contains("*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/campaigns", "/api/v1/campaigns/", "/api/v1/campaigns/bitte",
			"/api/v1/campaigns/danke/", "/api/v1/campaigns/bitte/stream", "/embed/v1/bitte/banner",
			"/embed/v1/danke/count.gif", "/embed/v1/" })
	void answers404ForAnUnknownCampaign(String path) {
		var response = this.reader.get(path);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(response.body()).contains("\"status\":404");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/campaigns/danke;x=1", "/api/v1/campaigns;x=1/danke", "/api;/v1/campaigns/danke",
			"/api/v1/campaigns/%64anke", "/api/v1//campaigns/danke", "/api/v1/./campaigns/danke",
			"/api/v1/campaigns/x/../danke", "/embed/v1/danke;x=1/banner", "/embed/v1/danke/count%2Esvg",
			"/embed/v1/danke/count.png;x=1", "/embed/v1/supporter-banner.js;x=1", "/api/v1/openapi.yaml;x=1" })
	@Fault("F113")
	void answersOnlyTheExactPath(String path) {
		var response = this.reader.get(path);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@ParameterizedTest
	@CsvSource({ "?lang=EN, de", "?LANG=en, de", "?Lang=de, de", "?lang=fr, de", "?lang, de", "?lang=%65n, de",
			"?lang=de&lang=en, de", "?lang=en&lang=de, en", "?lang=en&LANG=de, en", "?lang=en&a=1&lang=en, en",
			"?l%61ng=en, de", "?x=1;lang=en, de", "?lang=en;x=1, de" })
	@Fault("F113")
	void forbidsCachingOfAnAmbiguousLanguage(String query, String language) {
		for (var path : List.of(API, "/embed/v1/danke/banner", "/embed/v1/danke/count.svg")) {
			var certain = this.reader.get(path + "?lang=" + language);
			var response = this.reader.get(path + query);
			assertThat(response.body()).isEqualTo(certain.body());
			assertThat(response.headers().firstValue("ETag")).isEqualTo(certain.headers().firstValue("ETag"));
			assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(response.headers().allValues("Surrogate-Control")).isEmpty();
			assertThat(response.headers().firstValue("Content-Type"))
				.isEqualTo(certain.headers().firstValue("Content-Type"));
			assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		}
	}

	@ParameterizedTest
	@CsvSource({ "?via=a&via=b, a", "?via=a&VIA=b, a", "?VIA=b, banner", "?via=, banner", "?via, banner",
			"?via=a%62, banner", "?v%69a=b, banner", "?via=a;x=1, banner", "?x=1;via=b, banner",
			"?via=a.b&via=c, banner" })
	@Fault("F113")
	void forbidsCachingOfAnAmbiguousPlacement(String query, String placement) {
		var response = this.reader.get(BANNER + query);
		assertThat(response.body()).isEqualTo(this.reader.get(BANNER + "?via=" + placement).body());
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(this.reader.get(API + query).body()).isEqualTo(this.reader.get(API).body());
	}

	@Test
	void namesThePlacementInTheLinkOfTheFragment() {
		var response = this.reader.get(BANNER + "?via=newsletter-2_B&lang=en");
		assertThat(response.body()).contains("/support?campaign=danke&amp;via=newsletter-2_B&amp;lang=en\"");
		assertThat(response.headers().firstValue("Cache-Control")).contains(CACHED);
		assertThat(response.headers().firstValue("ETag"))
			.isNotEqualTo(this.reader.get(BANNER + "?lang=en").headers().firstValue("ETag"));
		assertThat(this.reader.get(BANNER + "?via=" + "x".repeat(65)).body()).isEqualTo(this.reader.get(BANNER).body());
	}

	@Test
	void servesMorePlacementsThanItKeeps() {
		for (int number = 0; number < 120; number++) {
			assertThat(this.reader.get(BANNER + "?via=p" + number).body()).contains("via=p" + number + "\"");
		}
		server.count(40_001);
		assertThat(this.reader.get(BANNER + "?via=p119").body()).contains("40.001");
	}

	@ParameterizedTest
	@ValueSource(strings = { "?lang=de", "?lang=en", "?utm=1", "?utm=EN&lang=en&x", "?slang=EN&langs=1", "?" })
	void allowsCachingWithUnknownParameters(String query) {
		assertThat(this.reader.get(API + query).headers().firstValue("Cache-Control")).contains(CACHED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?lang=en", "?utm=1&lang=en", "?lang=en&x=1" })
	void servesEnglishOnRequest(String query) {
		assertThat(this.reader.get(API + query).body()).contains("\"headline\":\"Thank you, 40,000 times over!\"");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "?lang=de", "?lang=fr", "?lang=", "?lang", "?slang=en", "?lang=english", "?v=%2F&_=17" })
	void servesGermanByDefault(String query) {
		var plain = this.reader.get(API);
		var response = this.reader.get(API + query, "Accept-Language", "en", "Cookie", "lang=en");
		assertThat(response.body()).isEqualTo(plain.body()).contains("40.000 mal Danke!");
		assertThat(response.headers().firstValue("ETag")).isEqualTo(plain.headers().firstValue("ETag"));
	}

	@Test
	@Fault("F115")
	void hidesACountBelowOneHundred() {
		server.count(99);
		for (var path : List.of(API, "/embed/v1/danke/banner", "/embed/v1/danke/count.svg")) {
			assertThat(this.reader.get(path).body()).contains("Danke!").doesNotContain("99 ", ":99,", " mal ");
		}
		assertThat(this.reader.get(API).body()).contains("\"count\":null,\"headline\":\"Danke!\"");
		assertThat(this.reader.get(API + "?lang=en").body()).contains("\"count\":null,\"headline\":\"Thank you!\"");
		server.count(100);
		assertThat(this.reader.get(API).body()).contains("\"count\":100,\"headline\":\"100 mal Danke!\"");
	}

	@Test
	void servesTheHtmlFragment() {
		var response = this.reader.get("/embed/v1/danke/banner");
		assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
		assertThat(response.headers().firstValue("Cache-Control")).contains(CACHED);
		assertThat(response.headers().firstValue("Surrogate-Control"))
			.contains("max-age=15, stale-while-revalidate=60, stale-if-error=86400");
		assertThat(response.body()).startsWith("<aside class=\"supporter-banner\" lang=\"de\" ")
			.contains("aria-labelledby=\"supporter-banner-danke\"", " id=\"supporter-banner-danke\" role=\"heading\"",
					"<strong>40.000 mal Danke!</strong>", "Jetzt unterstützen",
					"href=\"" + BASE_URL + "/support?campaign=danke&amp;via=banner\"")
			.doesNotContain("<html", "<script", "style=", "th:");
		assertThat(this.reader.get("/embed/v1/danke/banner?lang=en").body()).contains("lang=\"en\"",
				"Thank you, 40,000 times over!", "&amp;lang=en");
	}

	@Test
	void servesTheCountAsSvg() {
		var response = this.reader.get("/embed/v1/danke/count.svg");
		assertThat(response.headers().firstValue("Content-Type")).contains("image/svg+xml;charset=utf-8");
		assertThat(response.body()).startsWith("<svg xmlns=")
			.contains(">40.000 mal Danke!</text>", "prefers-color-scheme: dark")
			.doesNotContain("th:");
	}

	@Test
	void servesTheCountAsPng() throws IOException {
		var response = this.reader.getBytes(PNG);
		assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
		assertThat(response.headers().firstValue("Cache-Control")).contains(CACHED);
		assertThat(ImageIO.read(new ByteArrayInputStream(response.body())).getWidth()).isEqualTo(1120);
		var tag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(this.reader.get(PNG, "If-None-Match", tag).statusCode()).isEqualTo(304);
		assertThat(this.reader.getBytes(PNG + "?lang=en").body()).isNotEqualTo(response.body());
		server.count(40_001);
		assertThat(this.reader.getBytes(PNG, "If-None-Match", tag).body()).isNotEqualTo(response.body());
	}

	@Test
	void servesTheCardOfSharedPages() throws IOException {
		var response = this.reader.getBytes("/embed/v1/card.png");
		assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
		assertThat(ImageIO.read(new ByteArrayInputStream(response.body())).getWidth()).isEqualTo(1200);
	}

	@Test
	void drawsTheBannerInTheColorOfTheNewspaper() {
		assertThat(this.reader.get(SCRIPT).body()).contains("light-dark(#0f4c5c,#84c5d7)").doesNotContain("#a3001f");
	}

	@ParameterizedTest
	@ValueSource(strings = { BANNER, BANNER + "?via=footer", "/embed/v1/danke/count.svg", SCRIPT })
	void compressesTextsUnderATagOfTheirOwn(String path) throws IOException {
		var plain = this.reader.get(path);
		var response = this.reader.getBytes(path, "Accept-Encoding", "gzip");
		assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding")
			.isEqualTo(plain.headers().firstValue("Vary"));
		assertThat(unpacked(response.body())).isEqualTo(plain.body());
		assertThat(response.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-z-]+\"")
			.isNotEqualTo(plain.headers().firstValue("ETag").orElseThrow());
		assertThat(response.body().length).isLessThan(plain.body().length());
	}

	private static String unpacked(byte[] body) throws IOException {
		try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { API, PNG })
	void sendsWhatHardlyShrinksAsItIs(String path) {
		var response = this.reader.getBytes(path, "Accept-Encoding", "gzip");
		assertThat(response.headers().map()).doesNotContainKeys("content-encoding", "vary");
		assertThat(response.body()).hasSizeLessThan(8_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { API, "/embed/v1/danke/banner", "/embed/v1/danke/count.svg" })
	@Fault("F118")
	void forbidsFramesAndScriptsOfTheFragment(String path) {
		var headers = this.reader.get(path).headers();
		assertThat(headers.firstValue("Content-Security-Policy"))
			.contains("default-src 'none'; frame-ancestors 'none'");
		assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
		assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(headers.map()).doesNotContainKey("set-cookie");
	}

	@Test
	void servesTheScriptWithTheTextsOfTheCampaign() {
		var response = this.reader.get(SCRIPT);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow().toLowerCase(Locale.ROOT))
			.isEqualTo("text/javascript;charset=utf-8");
		assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(response.body()).contains("const TEXTS = {\"danke\":{\"de\":{\"ask\":", "Jetzt unterstützen",
				"\"room\":\"50.000 mal Danke!\"", "\"goal\":\"Unser Ziel: 50.000\"",
				"FORM = \"" + BASE_URL + "/support\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "deflate, GZIP" })
	void compressesTheScriptForClientsThatAcceptGzip(String accepted) throws IOException {
		var plain = this.reader.get(SCRIPT);
		var response = this.reader.getBytes(SCRIPT, "Accept-Encoding", accepted);
		assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding")
			.isEqualTo(plain.headers().firstValue("Vary"));
		assertThat(unpacked(response.body())).isEqualTo(plain.body());
		var tag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(plain.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
		assertThat(this.reader.get(SCRIPT, "Accept-Encoding", accepted, "If-None-Match", tag).statusCode())
			.isEqualTo(304);
		assertThat(this.reader.get(SCRIPT, "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzip" })
	void servesTheScriptUncompressedToOtherClients(String accepted) {
		var response = this.reader.get(SCRIPT, "Accept-Encoding", accepted);
		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(response.body()).contains("customElements.define('supporter-banner'");
	}

	@Test
	void keepsTheScriptSmall() {
		var script = this.reader.get(SCRIPT).body();
		assertThat(script.lines().count()).isLessThan(150);
		assertThat(this.reader.getBytes(SCRIPT, "Accept-Encoding", "gzip").body()).hasSizeLessThan(2500);
		assertThat(script).doesNotContain("innerHTML", "eval", "import(", "cookie");
	}

	private static Reader reader() {
		return server.reader();
	}

}
