package org.tragwerk.site;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.site.PublicRoute.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class HeadersTests {

	@LocalServerPort
	private int port;

	@Fault("F118")
	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/cancel", "/support", "/anything", "/staff", "/assets/site/site.css", "/webhooks/x" })
	void forbidForeignScriptsAndFramesOnEveryResponse(String path) {
		var answer = new Web(this.port).get(path);
		assertThat(Web.header(answer, "Content-Security-Policy"))
			.contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
					"form-action 'self' https://checkout.stripe.com")
			.doesNotContain("unsafe");
		assertThat(Web.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(Web.header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
		assertThat(Web.header(answer, "Permissions-Policy")).contains("camera=()");
		assertThat(Web.header(answer, "Referrer-Policy")).isIn("same-origin", "no-referrer");
	}

	@ParameterizedTest
	@CsvSource({ "/, same-origin", "/cancel, same-origin", "/assets/site/site.css, same-origin",
			"/anything, no-referrer", "/cancel/receipts, no-referrer", "/support/continue/abc/d, no-referrer" })
	void allowTheReferrerOnlyOfPublicRoutesWithoutSecrets(String path, String policy) {
		assertThat(Web.header(new Web(this.port).get(path), "Referrer-Policy")).isEqualTo(policy);
	}

	@Test
	@Fault("F117")
	void hideTheReferrerOfSecretUrls(@Autowired RouteTable routes) {
		var secret = routes.all().stream().filter(PublicRoute::isSecret).map(HeadersTests::sample).toList();
		assertThat(secret).contains("/support/return?session_id=s3cret").hasSizeGreaterThan(6).allSatisfy((path) -> {
			var answer = new Web(this.port).get(path);
			assertThat(Web.header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
			assertThat(Web.header(answer, "Cache-Control")).contains("no-store");
		});
	}

	private static String sample(PublicRoute route) {
		var path = route.path().replaceAll("\\{\\w+}", "s3cret");
		return (path.contains("s3cret") || !route.isSecret()) ? path
				: path + '?' + route.secrets().iterator().next() + "=s3cret";
	}

	@Test
	void forbidCachingOfPages() {
		assertThat(Web.header(new Web(this.port).get("/cancel"), "Cache-Control")).contains("no-store");
	}

	/** A client that reads nothing would hold a thread once the send buffer is full. */
	@Test
	@Fault("F17")
	void closeTheConnectionOfEveryPageThatFitsIntoTheSendBuffer(@Autowired RouteTable routes) {
		assertThat(routes.of(Kind.PAGE, Kind.FORM)).isNotEmpty().allSatisfy((route) -> {
			var answer = new Web(this.port).get(sample(route));
			assertThat(Web.header(answer, "Connection")).isEqualTo("close");
			assertThat(answer.body()).hasSizeLessThan(60_000);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/anything" })
	void allowCachingOfStylesheetsWithHash(String path) {
		var web = new Web(this.port);
		var answer = web.get(stylesheet(web, path));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Web.header(answer, "Cache-Control")).contains("max-age=31536000", "immutable");
		assertThat(Web.header(answer, "Set-Cookie")).isEmpty();
	}

	@Fault("F113")
	@ParameterizedTest
	@CsvSource({ "/site/site, /si%74e/site", "/assets, /%61ssets", "/site/site-, /site-HASH/site-",
			"/site-, /s-HASHite-", "-HASH, -HASH-HASH", ".css, .css/", "/site/, //site/", "/site/, /./site/" })
	void letNothingStayUnderASecondAddress(String part, String other) {
		var web = new Web(this.port);
		var stylesheet = stylesheet(web, "/");
		var hash = stylesheet.replaceAll(".*-|\\..*", "");
		var second = stylesheet.replace(part.replace("HASH", hash), other.replace("HASH", hash));
		assertThat(web.get(stylesheet).statusCode()).isEqualTo(200);
		var answer = web.get(second);
		assertThat(second).isNotEqualTo(stylesheet);
		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(Web.header(answer, "Cache-Control")).doesNotContain("max-age", "immutable");
	}

	@Fault("F113")
	@ParameterizedTest
	@ValueSource(strings = { "/assets/site/site.css", "/assets/pledging/support.js", "/assets/site/icon.svg",
			"/assets/embed/supporter-banner.js", "/assets/api/v1/openapi.yaml",
			"/assets/site/site-00000000000000000000000000000000.css" })
	void forbidCachingOfFilesWithoutHash(String path) {
		var answer = new Web(this.port).get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(Web.header(answer, "Cache-Control")).doesNotContain("max-age", "immutable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/imprint", "/privacy", "/terms", "/accessibility", "/cancel", "/withdraw" })
	void needNoInlineStylesOrScripts(String path) {
		var page = new Web(this.port).get(path, "Accept-Language", "en").body();
		assertThat(page).doesNotContain("style=", "<style", "onclick=", "??")
			.contains(">Verträge hier kündigen</a>", ">Vertrag widerrufen</a>", "href=\"/cancel\"",
					"href=\"/withdraw\"");
	}

	private static String stylesheet(Web web, String page) {
		return web.get(page).body().replaceAll("(?s).*href=\"(/assets/site/site-[0-9a-f]+\\.css)\".*", "$1");
	}

	@Test
	void haveNoStrictTransportSecurityWithoutHttps() {
		var answer = new Web(this.port).get("/");
		assertThat(Web.header(answer, "Strict-Transport-Security")).isEmpty();
	}

}
