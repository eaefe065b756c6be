package org.tragwerk.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.PublicRoute.Kind;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the documented nginx configuration with the routes of all modules.
 */
@TragwerkTest
class ProxyConfigurationTests {

	private static final Set<String> LOGGED = Set.of("time_iso8601", "remote_addr", "request_id", "request_method",
			"shown", "status", "request_time", "upstream_addr", "upstream_cache_status");

	private final String configuration;

	@Autowired
	private RouteTable routes;

	ProxyConfigurationTests() throws IOException {
		this.configuration = Files.readString(Path.of("docs", "nginx.conf"));
	}

	@Test
	@Fault("F117")
	void logsNoTokenInAPath() {
		var secret = this.routes.all()
			.stream()
			.filter((route) -> route.secrets().stream().anyMatch((name) -> route.path().contains("{" + name + "}")))
			.map(ProxyConfigurationTests::sample)
			.toList();
		assertThat(secret).hasSizeGreaterThan(5)
			.allSatisfy((path) -> assertThat(shown(path)).endsWith("/-").doesNotContain("s3cret"))
			.allSatisfy((path) -> assertThat(shown(path.toUpperCase())).doesNotContain("S3CRET"));
	}

	@Test
	void logsEveryOtherPath() {
		assertThat(this.routes.all()).filteredOn((route) -> !route.path().contains("{"))
			.filteredOn((route) -> !route.path().equals("/account/sign-in/confirmed"))
			.extracting(PublicRoute::path)
			.isNotEmpty()
			.allSatisfy((path) -> assertThat(shown(path)).isEqualTo(path));
	}

	@Test
	@Fault("F117")
	void logsNothingOfAQueryOrOfAnotherPage() {
		var format = find("(?s)log_format tragwerk (.*?);\n").group(1);
		assertThat(all("\\$(\\w+)", format)).isEqualTo(LOGGED);
		assertThat(all("access_log (.*);", this.configuration)).containsExactly("/var/log/nginx/access.log tragwerk");
	}

	@Test
	@Fault("F117")
	void keepsTheAddressesOfPagesOutOfTheErrorLog() {
		assertThat(find("(?s)location / \\{(.*?)}").group(1)).contains("error_log /var/log/nginx/error.log emerg;");
	}

	@Test
	void keepsWhatProgramsReadAndNothingElse() {
		var kept = Pattern.compile(find("location ~ (\\S+) \\{[^}]*proxy_cache tragwerk;").group(1));
		assertThat(this.routes.of(Kind.API)).isNotEmpty().allMatch((route) -> kept.matcher(sample(route)).lookingAt());
		assertThat(this.routes.of(Kind.PAGE, Kind.FORM, Kind.WEBHOOK))
			.noneMatch((route) -> kept.matcher(sample(route)).lookingAt());
	}

	@Test
	void letsWebhooksBeLarge() {
		assertThat(all("location = (/webhooks/\\S+) ", this.configuration))
			.isEqualTo(this.routes.of(Kind.WEBHOOK).stream().map(PublicRoute::path).collect(Collectors.toSet()));
	}

	/** The path as nginx logs it. */
	private String shown(String path) {
		var rules = find("(?s)map \\$uri \\$shown \\{(.*?)\n\t}").group(1);
		var pattern = Pattern.compile("~\\*(\\S+) \\$route/-;").matcher(rules);
		assertThat(pattern.find()).isTrue();
		var matcher = Pattern.compile(pattern.group(1), Pattern.CASE_INSENSITIVE).matcher(path);
		return matcher.lookingAt() ? matcher.group("route") + "/-" : path;
	}

	private static String sample(PublicRoute route) {
		return route.path().replaceAll("\\{\\w+}", "s3cret");
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
