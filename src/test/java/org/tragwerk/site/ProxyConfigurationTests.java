package org.tragwerk.site;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.PublicRoute.Kind;
import org.tragwerk.testing.Nginx;
import org.tragwerk.testing.Ports;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the documented nginx configuration with the routes of all modules.
 */
@TragwerkTest
@EnabledIf(value = "org.tragwerk.testing.Nginx#isInstalled", disabledReason = "nginx is not installed")
class ProxyConfigurationTests {

	private static final Set<String> LOGGED = Set.of("time_iso8601", "remote_addr", "request_id", "request_method",
			"shown", "status", "request_time", "upstream_addr", "upstream_cache_status");

	private static final String TOKEN = "5ecretTOKEN0123456789";

	static final List<Arguments> unreadable = List.of(Arguments.of(400, "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n"),
			Arguments.of(400, "nonsense\r\n\r\n"), Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
			Arguments.of(400, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9000) + "\r\n\r\n"),
			Arguments.of(400, "POST /cancel HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"),
			Arguments.of(404, "GET /actuator/health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
			Arguments.of(404, "GET /.unreadable HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
			Arguments.of(405, "TRACE /cancel HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"),
			Arguments.of(413, "POST /cancel HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n" + "x".repeat(70_000)),
			Arguments.of(414, "GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n"),
			Arguments.of(501, "POST /cancel HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n"),
			Arguments.of(505, "GET / HTTP/9.9\r\nHost: a\r\n\r\n"));

	private static Nginx nginx;

	private final String configuration;

	@Autowired
	private RouteTable routes;

	ProxyConfigurationTests() throws IOException {
		this.configuration = Files.readString(Path.of("docs", "nginx.conf"));
	}

	/** Starts nginx while no node answers; it logs the requests all the same. */
	@BeforeAll
	static void start() throws IOException {
		nginx = Nginx.before(Ports.free(), Ports.free());
	}

	@AfterAll
	static void stop() throws IOException {
		nginx.close();
	}

	@Test
	@Fault("F117")
	void logsNoTokenOfAnySpellingOfAPath() {
		var secret = this.routes.all()
			.stream()
			.filter((route) -> route.secrets().stream().anyMatch((name) -> route.path().contains("{" + name + "}")))
			.map(ProxyConfigurationTests::sample)
			.toList();
		assertThat(secret).hasSizeGreaterThan(5)
			.allSatisfy((path) -> assertThat(logged(path)).endsWith("/-").startsWith(path.replace(TOKEN, "")))
			.flatExtracting(ProxyConfigurationTests::spellings)
			.allSatisfy((path) -> assertThat(logged(path.toString())).doesNotContainIgnoringCase(TOKEN));
	}

	private static List<String> spellings(String path) {
		return List.of(path.toUpperCase(Locale.ROOT), path.replace("/", "//"), path.replace("/", "/./"),
				"/" + path.substring(1).replace("/", ";x=1/"), path.replaceFirst("(?<=.)/", ";x=1/"),
				path.replace("/" + TOKEN, ";/" + TOKEN), path.replace("/" + TOKEN, ";" + TOKEN),
				path.replace("/" + TOKEN, "%2F" + TOKEN), path + ";x=1", path + "/x", "/x" + path,
				path.replaceFirst("/[^/]+", ""), "/" + TOKEN, path.replaceFirst("/.", "/%2563"));
	}

	@Test
	void logsOtherPaths() {
		assertThat(this.routes.all()).filteredOn((route) -> !route.path().contains("{"))
			.filteredOn((route) -> !route.path().equals("/support/return/calendar"))
			.extracting((route) -> route.path().replace("**", "site/site-0f.css"))
			.isNotEmpty()
			.allSatisfy((path) -> assertThat(logged(path)).isEqualTo(path));
		for (var path : List.of("/api/v1/campaigns/danke", "/embed/v1/danke/count.svg", "/support/", "/wp-login")) {
			assertThat(logged(path)).isEqualTo(path);
		}
	}

	@Test
	@Fault("F117")
	void logsNeitherQueryNorReferrer() {
		var format = find("(?s)log_format tragwerk (.*?);\n").group(1);
		assertThat(all("\\$(\\w+)", format)).isEqualTo(LOGGED);
		assertThat(all("access_log (.*);", this.configuration)).containsExactly("/var/log/nginx/access.log tragwerk");
	}

	@Test
	@Fault("F117")
	void logsNoUrlInTheErrorLog() throws IOException {
		for (var route : this.routes.of(Kind.PAGE, Kind.FORM)) {
			get(route.path().replaceAll("\\{\\w+}", "hidden") + "?email=hidden");
		}
		assertThat(nginx.errorLog()).doesNotContain("hidden");
	}

	@Test
	void cachesOnlyTheApiAndEmbeds() {
		assertThat(this.routes.of(Kind.API)).isNotEmpty()
			.allSatisfy((route) -> assertThat(isKept(route))
				.isNotEqualTo(route.path().matches("/livez|/readyz|.*/stream")));
		assertThat(this.routes.of(Kind.PAGE, Kind.FORM, Kind.WEBHOOK, Kind.FILE))
			.noneMatch(ProxyConfigurationTests::isKept);
	}

	private static boolean isKept(PublicRoute route) {
		return get(sample(route)).headers().firstValue("X-Cache").isPresent();
	}

	@Test
	@Fault("F17")
	void allowsLargeBodiesOfWebhooksOnly() {
		var large = "x".repeat(100_000);
		assertThat(this.routes.all())
			.allSatisfy((route) -> assertThat(new Web(nginx.port()).post(sample(route), large).statusCode())
				.isEqualTo((route.kind() == Kind.WEBHOOK) ? 502 : 413));
	}

	@ParameterizedTest
	@Fault("F117")
	@ValueSource(strings = { "/support", "/cancel", "/", "/none", "/assets/site/site-0f.css" })
	void saysWhatToDoWhileNoNodeAnswers(String path) {
		for (var answer : List.of(get(path), new Web(nginx.port()).post(path, "a=b"))) {
			assertThat(answer.statusCode()).isEqualTo(502);
			assertThat(answer.body())
				.contains("vielleicht nicht gespeichert", "may not have been stored", "viewport", "color-scheme")
				.doesNotContain("Bad Gateway");
			assertThat(Web.header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
			assertThat(Web.header(answer, "Retry-After")).isEqualTo("60");
			assertThat(Web.header(answer, "Cache-Control")).isEqualTo("no-store");
		}
	}

	@Test
	@Fault("F117")
	void tellsMachinesOfAProblemWhileNoNodeAnswers() {
		for (var path : List.of("/api/v1/campaigns/danke", "/api/v1/campaigns/danke/stream", "/api/v1/openapi.yaml",
				"/embed/v1/danke/banner", "/embed/v1/supporter-banner.js", "/webhooks/stripe")) {
			var answer = get(path);
			assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"Bad Gateway\",\"status\":502}");
			assertThat(Web.header(answer, "Content-Type")).isEqualTo("application/problem+json");
			assertThat(Web.header(answer, "Cache-Control")).isEqualTo("no-store");
		}
	}

	@ParameterizedTest
	@FieldSource("unreadable")
	@Fault("F117")
	void refusesWhatItCannotReadWithAllHeaders(int status, String request) {
		var answer = new RawHttpClient(nginx.port()).send(request);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.body()).contains("<html lang=\"de\">", "lang=\"en\"").doesNotContain("nginx");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
		assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
	}

	/** The path as nginx logs it. */
	private static String logged(String path) {
		var id = get(path).headers().firstValue("X-Request-Id").orElseThrow();
		var line = Awaitility.await()
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(5))
			.atMost(Patience.SOON)
			.until(() -> nginx.accessLog().lines().filter((each) -> each.contains(id)).findFirst(),
					Optional::isPresent);
		return line.orElseThrow().replaceFirst(".*\"url.path\":\"(.*?)\".*", "$1");
	}

	private static HttpResponse<String> get(String path) {
		return new Web(nginx.port()).get(path);
	}

	private static String sample(PublicRoute route) {
		return route.path().replaceAll("\\{\\w+}", TOKEN).replace("**", "site/site-0f.css");
	}

	private MatchResult find(String pattern) {
		var matcher = Pattern.compile(pattern).matcher(this.configuration);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.toMatchResult();
	}

	private static Set<String> all(String pattern, String text) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toSet());
	}

}
