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

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
	@CsvSource({ "?lang=EN, en", "?LANG=en, en", "?lang=En&lang=de, en", "?lang=de&lang=en, de", "?lang=%65n, de",
			"?utm=1, de" })
	void keepsEachLanguageUnderItsOwnKeyHoweverItIsSpelt(String query, String language) throws Exception {
		var asked = COUNT + "?lang=" + language;
		assertThat(get(COUNT + query).body()).isEqualTo(asked);
		var usual = get(asked);
		assertThat(usual.headers().firstValue("X-Cache")).contains("HIT");
		assertThat(usual.body()).isEqualTo(asked);
	}

	@Test
	void asksForThePathUnderWhichItKeepsTheAnswer() throws Exception {
		assertThat(get("/api//v1/./campaigns/%64anke").body()).isEqualTo(COUNT + "?lang=de");
		assertThat(get(COUNT).headers().firstValue("X-Cache")).contains("HIT");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create(this.nginx.url() + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static void echo(HttpExchange exchange) throws IOException {
		var asked = exchange.getRequestURI().toString().getBytes(StandardCharsets.US_ASCII);
		exchange.getResponseHeaders().set("Cache-Control", "public, max-age=60");
		exchange.sendResponseHeaders(200, asked.length);
		exchange.getResponseBody().write(asked);
		exchange.close();
	}

}
