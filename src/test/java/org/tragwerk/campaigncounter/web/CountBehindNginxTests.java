package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.testing.Nginx;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The public addresses behind nginx with the documented configuration: whoever asks first
 * and however an address is spelt, everybody gets the node's own answer.
 */
@EnabledIf(value = "org.tragwerk.testing.Nginx#isInstalled", disabledReason = "nginx is not installed")
class CountBehindNginxTests {

	private static final List<String> PATHS = List.of("/api/v1/campaigns/danke", "/embed/v1/danke/banner",
			"/embed/v1/danke/count.svg", "/embed/v1/danke/count.png", "/embed/v1/card.png",
			"/embed/v1/supporter-banner.js", "/api/v1/openapi.yaml", "/api/v1/campaigns/bitte", "/embed/v1/danke",
			"/api/v1/none");

	private static final List<String> QUERIES = List.of("", "?", "?lang=en", "?lang=de", "?lang=EN", "?LANG=en",
			"?a=1&lang=en", "?lang=en&lang=de", "?lang=de&lang=en", "?lang=%65n", "?l%61ng=en", "?lang=en%20", "?lang",
			"?lang=", "?lang&lang=en", "?slang=en", "?&lang=en&", "?lang=en;x=1", "?x=%", "?utm=1", "?via=footer",
			"?via=footer&lang=en", "?lang=en&via=footer&via=other", "?VIA=footer", "?via=", "?via=a%20b",
			"?v%69a=footer", "?via=a;lang=en", "?lang=en;via=a");

	private static final List<String> SPELLINGS = List.of("/api/v1/campaigns/danke;x=1",
			"/api/v1/campaigns/danke;x=2?lang=en", "/api;x/v1/campaigns/danke", "/api/v1/campaigns;lang=en/danke",
			"/api/v1/campaigns/%64anke", "/api/v1//campaigns/danke?lang=en", "/api/v1/./campaigns/danke",
			"/api/v1/x/../campaigns/danke", "/api/v1/campaigns/danke/", "/api/v1/campaigns/danke%3Bx=1",
			"/API/v1/campaigns/danke", "/embed/v1/danke;x=1/banner", "/embed/v1/danke/banner;x=1",
			"/embed/v1/danke/count%2esvg", "/embed/v1/supporter-banner.js;x=1", "/api/v1/openapi.yaml;x");

	private CampaignServer node;

	private Nginx nginx;

	@BeforeEach
	void start() throws IOException {
		this.node = CampaignServer.start();
		this.node.count(40_000);
		this.nginx = Nginx.before(this.node.port(), this.node.port());
	}

	@AfterEach
	void stop() throws IOException {
		this.nginx.close();
		this.node.close();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	@Fault("F113")
	void cachesTheSameResponseWhicheverClientIsFirst(boolean reversed) throws Exception {
		var addresses = new ArrayList<>(SPELLINGS);
		PATHS.forEach((path) -> QUERIES.forEach((query) -> addresses.add(path + query)));
		if (reversed) {
			Collections.reverse(addresses);
		}
		for (var address : addresses) {
			assertThat(answer(ask(this.nginx.port(), address))).as(address)
				.isEqualTo(answer(ask(this.node.port(), address)));
		}
		assertThat(this.nginx.keptResponses()).isEqualTo(4 * 2 + 4 + 2);
	}

	/** What depends on the address. */
	private static String answer(String response) {
		var head = response.substring(0, response.indexOf("\r\n\r\n"));
		var body = response.substring(head.length());
		var fields = head.lines()
			.filter((line) -> line.matches("(?i)(HTTP|Content-Type|ETag|Content-Encoding|Allow|Retry-After).*"))
			.map((line) -> line.replaceFirst("^(HTTP/1.1 \\d+).*", "$1"))
			.sorted()
			.toList();
		return fields + body;
	}

	/** Asks in exactly this spelling, which no HTTP client would send. */
	private static String ask(int port, String address, String... headers) throws IOException {
		try (var socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(30_000);
			var request = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n".formatted(address,
					String.join("", headers));
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/embed/v1/supporter-banner.js", "/api/v1/openapi.yaml" })
	@Fault("F113")
	void servesTheAcceptedContentEncoding(String path) throws Exception {
		for (var accepted : List.of("gzip", "identity", "GZIP;q=0.5, br", "gzip;q=0", "", "deflate,gzip", "xgzip")) {
			var header = accepted.isEmpty() ? new String[0] : new String[] { "Accept-Encoding", accepted };
			var ours = this.node.reader().getBytes(path, header);
			var theirs = get(this.nginx.port(), path, header);
			assertThat(theirs.body()).as(accepted).isEqualTo(ours.body());
			assertThat(theirs.headers().firstValue("ETag")).isEqualTo(ours.headers().firstValue("ETag"));
			assertThat(theirs.headers().firstValue("Vary")).contains("Accept-Encoding");
		}
		assertThat(this.nginx.keptResponses()).isEqualTo(2);
	}

	private static HttpResponse<byte[]> get(int port, String path, String... headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
	}

	@ParameterizedTest
	@CsvSource({ "HEAD, 200", "OPTIONS, 405", "POST, 405" })
	void answersOtherMethodsLikeTheNode(String method, int status) throws Exception {
		for (var path : PATHS.subList(0, 6)) {
			var request = HttpRequest.newBuilder(URI.create(this.nginx.url() + path))
				.method(method, HttpRequest.BodyPublishers.noBody());
			var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
			var ours = this.node.reader().ask(method, path);
			assertThat(answer.statusCode()).as(path).isEqualTo(status).isEqualTo(ours.statusCode());
			assertThat(answer.body()).isEqualTo(ours.body());
			assertThat(answer.headers().firstValue("ETag")).isEqualTo(ours.headers().firstValue("ETag"));
		}
	}

}
