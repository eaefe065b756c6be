package org.tragwerk.site;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The product behind a local proxy that terminates https.
 */
@TragwerkTest
@TestPropertySource(properties = { "tragwerk.base-url=https://unterstuetzen.zeitung.example",
		"server.forward-headers-strategy=native",
		"tragwerk.checkout-origins=https://pay.example/v1/,,http://[::1]:4242" })
@Import({ BehindProxyTests.ExampleController.class, BehindProxyTests.SignedInPages.class })
class BehindProxyTests {

	/** A form of a page that requires signing in. */
	private static final String FORM = "/example-area/form";

	private static final String NETWORK = "/support/example-network";

	@LocalServerPort
	private int port;

	private Web web;

	@BeforeEach
	void open() {
		this.web = new Web(this.port);
	}

	@Test
	void sendsStrictTransportSecurity() {
		assertThat(Web.header(this.web.get("/"), "Strict-Transport-Security"))
			.isEqualTo("max-age=31536000; includeSubDomains");
	}

	@Test
	void allowsFormRedirectsToCheckoutOriginsOnly() {
		assertThat(Web.header(this.web.get("/"), "Content-Security-Policy"))
			.endsWith("form-action 'self' https://pay.example http://[::1]:4242");
	}

	@Test
	void setsHostCookies() {
		assertThat(Web.header(this.web.get(FORM), "Set-Cookie"))
			.matches("__Host-form=[^;]+; Path=/; Secure; HttpOnly; SameSite=Lax");
	}

	@Test
	void setsNoCookieOnPagesWithoutForm() {
		assertThat(Web.header(this.web.get("/"), "Set-Cookie")).isEmpty();
	}

	@Fault("F110")
	@Test
	void acceptsAPublicFormFromItsOwnOriginOnly() {
		assertThat(this.web.post("/cancel", "name=Ada", "Origin", "https://unterstuetzen.zeitung.example").statusCode())
			.isEqualTo(400);
		assertThat(this.web.post("/cancel", "name=Ada", "Origin", "https://zeitung.example").statusCode())
			.isEqualTo(403);
	}

	@Fault("F110")
	@Test
	void requiresACsrfTokenForSignedInPages() {
		var page = this.web.get(FORM);
		var cookie = Web.header(page, "Set-Cookie").replaceAll(";.*", "");
		var token = page.body().replaceAll("(?s).*token=", "");
		assertThat(this.web.post(FORM, "_csrf=" + token, "Cookie", cookie).body()).isEqualTo("taken");
		assertThat(this.web.post(FORM, "_csrf=" + token).statusCode()).isEqualTo(403);
		assertThat(this.web.post(FORM, "name=Anna", "Cookie", cookie, "Origin", "https://evil.example").statusCode())
			.isEqualTo(403);
	}

	@Fault("F110")
	@Test
	void showsARejectedFormAgainWithTheInput() {
		var answer = this.web.post(FORM, "name=Anna+Beispiel&_csrf=stale");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).startsWith("notice=site.notice.expired name=Anna Beispiel token=");
		assertThat(Web.header(answer, "Set-Cookie")).startsWith("__Host-form=");
	}

	@Fault("F116")
	@Test
	void usesTheClientAddressOfTheProxy() {
		for (var request = 0; request < 20; request++) {
			var claim = ThreadLocalRandom.current().nextInt(1, 255) + ".1.2.3";
			assertThat(this.web.get(NETWORK, "X-Forwarded-For", claim + ", 203.0.113.7").body())
				.isEqualTo("203.0.113.7");
		}
	}

	@Fault("F116")
	@Test
	void trustsOneProxyOnly() {
		assertThat(this.web.get(NETWORK, "X-Forwarded-For", "198.51.100.9, 10.0.0.8").body()).isEqualTo("10.0.0.8");
	}

	@Fault("F102")
	@Test
	void doesNotRedirectToAForgedHost() {
		var answer = this.web.get("/support/", "X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https");
		assertThat(Web.header(answer, "Location")).isEqualTo("/support");
		assertThat(Web.header(this.web.get("/example-area/moved", "X-Forwarded-Host", "evil.example"), "Location"))
			.isEqualTo("/support");
	}

	@Test
	void showsAPlainErrorPage() {
		var answer = this.web.get("/support/example-failure?lang=de");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(answer.body()).contains("Das liegt an uns, nicht an Ihnen", "Kennung für Rückfragen")
			.doesNotContain("secret detail", "IllegalState");
		assertThat(Web.header(answer, "Content-Security-Policy")).contains("default-src 'self'");
	}

	@Test
	void answers503WithRetryAfter() {
		var answer = this.web.get("/support/example-limit?lang=en");
		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(Web.header(answer, "Retry-After")).isEqualTo("17");
		assertThat(answer.body()).contains("Please wait a moment");
	}

	@Test
	void answersErrorsOfTheApiAsProblemDetails() {
		var answer = this.web.get("/api/v1/example-failure");
		assertThat(answer.statusCode()).isEqualTo(500);
		assertThat(Web.header(answer, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).contains("\"status\":500", "\"id\":\"").doesNotContain("secret detail");
	}

	@RestController
	static class ExampleController implements PublicRoutes {

		@Override
		public List<PublicRoute> routes() {
			return List.of(PublicRoute.page(NETWORK), PublicRoute.page("/support/example-failure"),
					PublicRoute.page("/support/example-limit"), PublicRoute.api("/api/v1/example-failure"),
					PublicRoute.form(FORM));
		}

		@GetMapping(FORM)
		String form(HttpServletRequest request, CsrfToken token) {
			return "notice=%s name=%s token=%s".formatted(request.getAttribute("notice"), request.getParameter("name"),
					token.getToken());
		}

		@PostMapping(FORM)
		String take() {
			return "taken";
		}

		@GetMapping(NETWORK)
		String network(HttpServletRequest request) {
			return ClientNetwork.of(request).text();
		}

		@GetMapping({ "/support/example-failure", "/api/v1/example-failure" })
		String fail() {
			throw new IllegalStateException("secret detail");
		}

		@GetMapping("/support/example-limit")
		void limit(jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
			response.setHeader("Retry-After", "17");
			response.sendError(429);
		}

		@GetMapping("/example-area/moved")
		void moved(jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
			response.sendRedirect("/support");
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class SignedInPages {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		SecurityFilterChain signedInChain(HttpSecurity http, SecurityChainBuilder chains) {
			return chains.signedInPages(http.securityMatcher("/example-area/**"))
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

	}

}
