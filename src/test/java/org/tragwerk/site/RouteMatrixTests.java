package org.tragwerk.site;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.PublicRoute.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@TragwerkTest
class RouteMatrixTests {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final Set<String> READ = Set.of("GET", "HEAD");

	private static final Set<String> FORM = Set.of("GET", "HEAD", "POST");

	private static final Map<String, Set<String>> OPEN = Map.ofEntries(Map.entry("/webhooks/stripe", Set.of("POST")),
			Map.entry("/webhooks/stripe/", Set.of()), Map.entry("/webhooks/stripe/x", Set.of()),
			Map.entry("/webhooks/other", Set.of()), Map.entry("/webhooks", Set.of()),
			Map.entry("/api/v1/campaigns/danke", READ), Map.entry("/api/v1/campaigns/danke/stream", READ),
			Map.entry("/api/v1/openapi.yaml", READ), Map.entry("/api/v2/campaigns", Set.of()),
			Map.entry("/embed/v1/danke/banner", READ), Map.entry("/assets/site/site.css", READ),
			Map.entry("/staff", Set.of()), Map.entry("/staff/reports/2026-11", Set.of()), Map.entry("/", READ),
			Map.entry("/imprint", READ), Map.entry("/privacy", READ), Map.entry("/terms", READ),
			Map.entry("/accessibility", READ), Map.entry("/cancel", FORM), Map.entry("/cancel/receipts/abc", READ),
			Map.entry("/cancel/contracts/abc", FORM), Map.entry("/withdraw", FORM),
			Map.entry("/withdraw/receipts/abc", READ), Map.entry("/withdraw/contracts/abc", FORM),
			Map.entry("/support", FORM), Map.entry("/support/return", FORM),
			Map.entry("/support/return/calendar", READ), Map.entry("/support/continue/abc", FORM),
			Map.entry("/confirm", Set.of()), Map.entry("/confirm/abc", FORM), Map.entry("/cancel/other", Set.of()),
			Map.entry("/account", Set.of()), Map.entry("/account/pledge", Set.of()),
			Map.entry("/transparency", Set.of()), Map.entry("/article", Set.of()), Map.entry("/error", Set.of()),
			Map.entry("/actuator/health", Set.of()), Map.entry("/livez", READ), Map.entry("/readyz", READ),
			Map.entry("/livez/x", Set.of()), Map.entry("/site/site.css", Set.of()), Map.entry("/anything", Set.of()),
			Map.entry("/login", Set.of()), Map.entry("/logout", Set.of()), Map.entry("/brand.css", READ),
			Map.entry("/icon.svg", READ), Map.entry("/favicon.ico", READ), Map.entry("/robots.txt", READ));

	private static final List<String> DISPATCHED_INSIDE = List.of("/error");

	private static final Authentication ANYBODY = new AnonymousAuthenticationToken("key", "anybody",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	@Autowired
	private List<SecurityFilterChain> chains;

	@Autowired
	private WebApplicationContext context;

	@LocalServerPort
	private int port;

	static Stream<Object> matrix() {
		return OPEN.entrySet()
			.stream()
			.flatMap((route) -> METHODS.stream()
				.map((method) -> arguments(method, route.getKey(), route.getValue().contains(method))));
	}

	@ParameterizedTest
	@MethodSource("matrix")
	void allowsOnlyPublicRoutes(String method, String path, boolean open) {
		assertThat(isOpen(method, path)).isEqualTo(open);
	}

	@Test
	void listsARouteForEachController(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
		assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet())
			.flatExtracting((mapping) -> mapping.getPatternValues())
			.filteredOn((path) -> !DISPATCHED_INSIDE.contains(path))
			.isNotEmpty()
			.allMatch((path) -> isOpen("GET", path.toString()) || isOpen("POST", path.toString()));
	}

	@Test
	void hasAControllerForEachPage(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping,
			@Autowired RouteTable routes) {
		assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet())
			.flatExtracting((mapping) -> mapping.getPatternValues())
			.map(Object::toString)
			.containsAll(routes.of(Kind.PAGE, Kind.FORM).stream().map(PublicRoute::path).toList());
	}

	@Test
	@Fault("F117")
	void marksPathVariablesAndTheSessionIdAsSecret(@Autowired RouteTable routes) {
		assertThat(routes.of(Kind.PAGE, Kind.FORM)).filteredOn((route) -> route.path().contains("{"))
			.hasSizeGreaterThan(5)
			.allSatisfy((route) -> assertThat(route.secrets()).isEqualTo(variables(route.path())));
		assertThat(routes.all()).filteredOn((route) -> !route.path().contains("{") && route.isSecret())
			.containsExactlyInAnyOrder(PublicRoute.form("/support/return").withSecrets("session_id"),
					PublicRoute.page("/support/return/calendar").withSecrets("session_id"));
	}

	private static Set<String> variables(String path) {
		return Pattern.compile("\\{(\\w+)}")
			.matcher(path)
			.results()
			.map((found) -> found.group(1))
			.collect(Collectors.toSet());
	}

	@Fault("F25")
	@ParameterizedTest
	@CsvSource({ "GET, /webhooks/stripe, 405", "POST, /webhooks/stripe/, 404", "POST, /webhooks, 404",
			"POST, /webhooks/other, 404" })
	void rejectsAForgedWebhookWithoutRedirectOrToken(String method, String path, int status) {
		var answer = new Web(this.port).send(method, path, "", "Cookie", "form=1; JSESSIONID=1");
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(Web.header(answer, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(Web.header(answer, "Set-Cookie")).isEmpty();
	}

	@Fault("F25")
	@Test
	void requiresNoCsrfTokenOfWebhooks() {
		var answer = new Web(this.port).post("/webhooks/stripe", "{}", "Cookie", "form=1");
		assertThat(answer.statusCode()).isNotEqualTo(403);
		assertThat(Web.header(answer, "Location")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/campaigns/danke", "/livez", "/readyz" })
	void answers405WithAllowForTheApi(String path) {
		var answer = new Web(this.port).post(path, "");
		assertThat(answer.statusCode()).isEqualTo(405);
		assertThat(Web.header(answer, "Allow")).contains("GET", "HEAD");
	}

	static final List<String> paths = OPEN.keySet()
		.stream()
		.filter((path) -> !path.endsWith("/stream"))
		.sorted()
		.toList();

	@ParameterizedTest
	@FieldSource("paths")
	void createsNoSession(String path) {
		var answer = new Web(this.port).get(path);
		assertThat(Web.header(answer, "Set-Cookie")).doesNotContain("SESSION");
		assertThat(answer.body()).doesNotContain("jsessionid");
	}

	@ParameterizedTest
	@CsvSource({ "/actuator/health, 200", "/actuator/prometheus, 200", "/actuator/env, 404", "/imprint, 404" })
	void exposesOnlyHealthAndMetricsOnTheManagementPort(String path, int status, @LocalManagementPort int port) {
		assertThat(new Web(port).get(path).statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/*", "application/xml;q=0.5", "text/plain, */*;q=0", "nonsense",
			"application/json", "", "*/*" })
	void servesHealthAsJsonForAnyAcceptHeader(String accepted, @LocalManagementPort int management) {
		for (var path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
			healthIsJson(new Web(management).get(path, "Accept", accepted));
		}
		for (var path : List.of("/livez", "/readyz")) {
			healthIsJson(new Web(this.port).get(path, "Accept", accepted));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "image/*", "text/plain, */*;q=0", "nonsense", "application/json", "",
			"application/openmetrics-text;version=1.0.0", "*/*" })
	void servesMetricsForAnyAcceptHeader(String accepted, @LocalManagementPort int port) {
		var answer = new Web(port).get("/actuator/prometheus", "Accept", accepted);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Web.header(answer, "Content-Type")).startsWith("text/plain");
		assertThat(answer.body()).contains("# HELP tragwerk_");
	}

	private static void healthIsJson(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isIn(200, 503);
		assertThat(Web.header(answer, "Content-Type")).isEqualTo("application/json");
		assertThat(answer.body()).contains("\"status\":");
	}

	/** Every other one would search the class path for each link of each page. */
	@Test
	void servesOnlyAssetsFromTheClassPath(@Autowired ResourceUrlProvider resources) {
		assertThat(resources.getHandlerMap()).containsOnlyKeys("/assets/**");
	}

	@Test
	void redirectsATrailingSlash() {
		var answer = new Web(this.port).get("/imprint/?lang=en");
		assertThat(answer.statusCode()).isEqualTo(308);
		assertThat(Web.header(answer, "Location")).isEqualTo("/imprint?lang=en");
	}

	@Fault("F102")
	@ParameterizedTest
	@CsvSource({ "/", "/support/", "/cancel", "/anything" })
	void ignoresTheHostHeaderInLinks(String path) {
		var answer = new Web(this.port).get(path, "X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example");
		assertThat(answer.body() + answer.headers().map()).doesNotContain("evil.example");
	}

	private boolean isOpen(String method, String path) {
		var request = new MockHttpServletRequest(this.context.getServletContext(), method, path);
		var chain = this.chains.stream().filter((candidate) -> candidate.matches(request)).findFirst().orElseThrow();
		var guard = chain.getFilters().stream().filter(AuthorizationFilter.class::isInstance).findFirst().orElseThrow();
		var verdict = ((AuthorizationFilter) guard).getAuthorizationManager().authorize(() -> ANYBODY, request);
		return verdict != null && verdict.isGranted();
	}

}
