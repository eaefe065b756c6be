package org.tragwerk.site;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are answered before a controller is asked. */
class MalformedRequestTests extends RawHttpTest {

	static final List<String> targets = List.of("/%zz", "/%", "/cancel/receipts/abc%zz", "/support?x=%zz", "/support?%",
			"/cancel/receipts/abc%00", "/cancel/receipts/abc;x=1", "//support", "/support/%2e%2e/x", "/support%2fx",
			"/cancel/receipts/a%2fb", "/cancel/receipts/a%5cb", "/support/..;/x", "/support/%2e", "/%2E/support",
			"/support//", "/support;", "/support;jsessionid=1", "/support%0d%0aA:b", "/a|b", "/\u00fc", "/a\"b",
			"support", "http://", "/api/v1/x%zz", "/assets/%zz", "/webhooks/%zz");

	static final List<String> requests = List.of("GET\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
			"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nX: \u0001\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9000) + "\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\n" + "X: x\r\n".repeat(200) + "\r\n",
			"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: gzip\r\n\r\n",
			"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
			"GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
			"CONNECT a:80 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
			"POST /cancel HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
			"POST /cancel HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
			"POST /cancel HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
			"POST /cancel HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data\r\n"
					+ "Content-Length: 2\r\n\r\nab",
			"POST /none HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: multipart/form-data\r\n"
					+ "Content-Length: 2\r\n\r\nab",
			"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: nonsense\r\n\r\n",
			"GET / HTTP/1.0\r\nHost: \r\nConnection: close\r\nCookie: a=\u0001\r\n\r\n");

	@ParameterizedTest
	@FieldSource("targets")
	@Fault("F117")
	void rejectsAMalformedUrlWithAllHeaders(String target) {
		var answer = refused(this.client.ask("GET", target));
		if (target.contains("receipts")) {
			assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
		}
	}

	@ParameterizedTest
	@FieldSource("requests")
	void rejectsAMalformedRequestWithAllHeaders(String request) {
		refused(this.client.send(request));
	}

	/** A cache would hand the failure of one request to everybody. */
	@ParameterizedTest
	@FieldSource("requests")
	@Fault("F113")
	void aMalformedRequestForTheCountIsStoredNowhere(String request) {
		for (var path : List.of("/api/v1/campaigns/danke", "/api/v1/campaigns/danke/stream", "/embed/v1/danke/banner",
				"/embed/v1/danke/count.svg", "/embed/v1/supporter-banner.js", "/api/v1/openapi.yaml")) {
			refused(this.client.send(request.replaceFirst("^GET /", "GET " + path)));
		}
	}

	private RawHttpClient.Answer refused(RawHttpClient.Answer answer) {
		assertThat(answer.status()).isBetween(400, 505).isNotEqualTo(500);
		hasAllHeaders(answer);
		assertThat(answer.body()).doesNotContain("Tomcat", "Exception", "\tat ", "HTTP Status")
			.containsAnyOf("Die Zeitung", "\"title\":");
		var entries = this.log.take();
		assertThat(entries).hasSizeLessThan(2)
			.allSatisfy((entry) -> assertThat(entry).startsWith((answer.status() == 404) ? "INFO " : "WARN ")
				.hasSizeLessThan(300));
		return answer;
	}

	private static void hasAllHeaders(RawHttpClient.Answer answer) {
		assertThat(answer.header("Content-Security-Policy")).as("%s", answer.headers()).contains("default-src 'self'");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
	}

	@Test
	@Fault("F117")
	void redirectsATrailingSlashWithAllHeaders() {
		var answer = this.client.ask("GET", "/cancel/receipts/abc/");
		assertThat(answer.status()).isEqualTo(308);
		hasAllHeaders(answer);
		assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain",
			"application/octet-stream", ";", "nonsense" })
	void rejectsAFormThatIsNotUrlEncoded(String type) {
		for (var path : List.of("/support", "/cancel", "/withdraw", "/cancel/contracts/abc")) {
			var answer = this.client.postAs(type, path,
					"--x\r\nContent-Disposition: form-data; name=\"name\"; filename=\"a\"\r\n\r\nAda\r\n--x--\r\n");
			assertThat(answer.status()).isEqualTo(415);
			assertThat(answer.body()).contains("Das haben wir nicht verstanden").doesNotContain("Ada");
		}
	}

	@Test
	void limitsAFormToSixtyFourKilobytes() {
		assertThat(this.client.post("/cancel", "x=" + "y".repeat((64 << 10) - 2)).status()).isEqualTo(400);
		var answer = this.client.post("/cancel", "name=" + "y".repeat(1 << 20));
		assertThat(answer.status()).isEqualTo(413);
		assertThat(answer.body()).contains("Das haben wir nicht verstanden").doesNotContain("yyyy");
		assertThat(this.log.take()).hasSizeLessThan(3);
	}

	@Test
	void answers405WithTheAllowedMethods() {
		for (var route : this.routes.of(Kind.PAGE, Kind.FORM, Kind.FILE)) {
			var path = sample(route);
			for (var method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "NONSENSE")) {
				var answer = this.client.ask(method, path);
				assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
				assertThat(Set.of(answer.header("Allow").split(", "))).isEqualTo(names(route.kind().methods()));
			}
		}
		assertThat(this.client.post("/imprint", "a=b").status()).isEqualTo(405);
	}

	/** Spring reads the forms of PUT, PATCH and DELETE itself, whatever their size. */
	@Test
	void ignoresTheBodyOfOtherMethods() {
		for (var method : List.of("PUT", "PATCH", "DELETE")) {
			var answer = this.client.send(method + " /cancel HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
					+ "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nx=%zz");
			assertThat(answer.status()).isEqualTo(405);
		}
	}

	private static Set<String> names(Set<HttpMethod> methods) {
		return methods.stream().map(HttpMethod::name).collect(Collectors.toSet());
	}

	@Test
	void answersHeadLikeGet() {
		assertThat(Stream.concat(paths(Kind.PAGE, Kind.FORM), Stream.of("/none", "/cancel/", "/assets/none")))
			.allSatisfy((path) -> {
				var get = this.client.ask("GET", path);
				var head = this.client.ask("HEAD", path);
				assertThat(head.status()).isEqualTo(get.status());
				assertThat(names(head)).isEqualTo(names(get));
				assertThat(head.body()).isEmpty();
			});
	}

	private static Set<String> names(RawHttpClient.Answer answer) {
		return answer.headers()
			.stream()
			.map((header) -> header.split(":")[0])
			.filter((name) -> !Set.of("Content-Length", "Transfer-Encoding").contains(name))
			.collect(Collectors.toSet());
	}

}
