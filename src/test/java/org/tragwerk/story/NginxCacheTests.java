package org.tragwerk.story;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.testing.Nginx;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which requests nginx with the documented configuration forwards and caches. The node is
 * a stub that echoes the request.
 */
@EnabledIf(value = "org.tragwerk.testing.Nginx#isInstalled", disabledReason = "nginx is not installed")
class NginxCacheTests {

	private static final String COUNT = "/api/v1/campaigns/danke";

	private HttpServer node;

	private Nginx nginx;

	@BeforeEach
	void start() throws IOException {
		this.node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.node.createContext("/", NginxCacheTests::echo);
		this.node.start();
		var port = this.node.getAddress().getPort();
		this.nginx = Nginx.before(port, port);
	}

	@AfterEach
	void stop() throws IOException {
		this.nginx.close();
		this.node.stop(0);
	}

	@ParameterizedTest
	@Fault("F113")
	@CsvSource({ "?lang=EN, de", "?LANG=en, de", "?LANG=de&lang=en, en", "?lang=en&lang=de, en", "?lang=de&lang=en, de",
			"?lang=%65n, de", "?a=1&lang=en, en", "?lang&lang=en, en", "?slang=en, de", "?utm=1, de" })
	void cachesEachLanguageOnceForAllSpellings(String query, String language) throws Exception {
		var asked = COUNT + "?lang=" + language;
		assertThat(get(COUNT + query).body()).isEqualTo(asked);
		var usual = get(asked);
		assertThat(usual.headers().firstValue("X-Cache")).contains("HIT");
		assertThat(usual.body()).isEqualTo(asked);
	}

	@ParameterizedTest
	@Fault("F113")
	@CsvSource({ "?via=footer, lang=de&via=footer", "?x=1&via=footer&via=other, lang=de&via=footer",
			"?via=top-2_B&lang=en, lang=en&via=top-2_B", "?via=a%62, lang=de", "?VIA=a, lang=de",
			"?via=&via=a, lang=de", "?utm=via=a, lang=de", "?via=a.b, lang=de", "?lang=en;via=a, lang=de" })
	void cachesTheBannerOnceForEachPlacement(String query, String asked) throws Exception {
		var banner = "/embed/v1/danke/banner";
		assertThat(get(banner + "?via=first").body()).endsWith("?lang=de&via=first");
		assertThat(get(banner + query).body()).isEqualTo(banner + '?' + asked);
		var usual = get(banner + '?' + asked);
		assertThat(usual.headers().firstValue("X-Cache")).contains("HIT");
		assertThat(usual.body()).isEqualTo(banner + '?' + asked);
	}

	@Test
	@Fault("F113")
	void cachesNoPlacementOfOtherPublicResponses() throws Exception {
		for (var path : List.of(COUNT, "/embed/v1/danke/count.svg")) {
			assertThat(get(path + "?via=footer").body()).isEqualTo(path + "?lang=de");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api//v1/./campaigns/%64anke", COUNT + ";x=1", "/api/v1/campaigns;x=1/danke?lang=en",
			"/embed/v1/danke;x=1/banner", "/embed/v1/supporter%2Dbanner.js" })
	void forwardsOtherSpellingsWithoutCaching(String path) throws Exception {
		for (var attempt = 0; attempt < 2; attempt++) {
			var answer = get(path);
			assertThat(answer.body()).isEqualTo(path);
			assertThat(answer.headers().firstValue("X-Cache").orElse("BYPASS")).isEqualTo("BYPASS");
		}
		assertThat(this.nginx.keptResponses()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/embed/v1/supporter-banner.js", "/api/v1/openapi.yaml" })
	void cachesAFileOnceForEachContentEncoding(String path) throws Exception {
		for (var query : List.of("", "?lang=en", "?lang=de&x=1")) {
			assertThat(get(path + query).body()).isEqualTo(path);
			for (var accepted : List.of("gzip", "deflate, gzip;q=0.5", "GZIP", "gzip;q=1.0")) {
				assertThat(get(path + query, "Accept-Encoding", accepted).body()).isEqualTo(path + " gzip");
			}
			for (var accepted : List.of("br", "gzip;q=0", "xgzip", "gzip;q=0.000")) {
				assertThat(get(path + query, "Accept-Encoding", accepted).body()).isEqualTo(path);
			}
		}
		assertThat(this.nginx.keptResponses()).isEqualTo(2);
	}

	@Test
	void cachesTheCountOnceForEachLanguage() throws Exception {
		for (var number = 0; number < 20; number++) {
			get(COUNT + "?lang=en&_=" + number, "Accept-Encoding", "gzip;q=0." + number, "Cookie", "a=" + number,
					"Accept-Language", "fr;q=0." + number, "Origin", "https://" + number + ".example");
			get(COUNT + "?_=" + number, "Authorization", "Bearer " + number, "X-Forwarded-Host", number + ".example");
		}
		assertThat(this.nginx.keptResponses()).isEqualTo(2);
	}

	@Test
	@Fault("F113")
	void handsCookiesOnToPagesOnly() throws Exception {
		for (var path : List.of(COUNT + "?lang=en", "/embed/v1/danke/banner?lang=de", "/embed/v1/supporter-banner.js",
				COUNT + "/stream", "/api/v1/none")) {
			assertThat(get(path, "Cookie", "a=b").body()).isEqualTo(path);
		}
		assertThat(get("/support", "Cookie", "a=b").body()).isEqualTo("/support a=b");
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create(this.nginx.url() + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

	private static void echo(HttpExchange exchange) throws IOException {
		var coding = exchange.getRequestHeaders().getFirst("Accept-Encoding");
		var cookie = exchange.getRequestHeaders().getFirst("Cookie");
		var text = exchange.getRequestURI() + ((coding != null) ? " " + coding : "")
				+ ((cookie != null) ? " " + cookie : "");
		var asked = text.getBytes(StandardCharsets.US_ASCII);
		exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
		exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
		exchange.sendResponseHeaders(200, asked.length);
		exchange.getResponseBody().write(asked);
		exchange.close();
	}

}
