package org.tragwerk.site;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms of clients without cookies, and forms that another site sends. */
@TragwerkTest
class ForeignFormTests {

	private static final String TYPED = "name=Ada+Lovelace&amount=7%2C50&email=";

	private final String address = "ada-" + UUID.randomUUID() + "@example.org";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	private Web web;

	@BeforeEach
	void open() {
		this.web = new Web(this.port);
	}

	@Test
	void aCancellationNeedsNoCookie() {
		var answer = post("/cancel", "");
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(Web.header(answer, "Location")).startsWith("/cancel/receipts/");
		assertThat(declarations()).isEqualTo(1);
	}

	@Test
	void aWithdrawalNeedsNoCookie() {
		assertThat(post("/withdraw", "").body()).contains("Widerruf bestätigen").doesNotContain("_csrf");
		assertThat(post("/withdraw", "&confirmed=true").statusCode()).isEqualTo(303);
		assertThat(declarations()).isEqualTo(1);
	}

	@Test
	void aPledgeNeedsNoCookie() {
		assertThat(Web.header(post("/support", ""), "Location")).contains("/c/pay/");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/cancel/contracts/abc", "/withdraw/contracts/abc", "/support/continue/abc", "/confirm/abc" })
	void theFormOfALinkNeedsNoCookie(String path) {
		assertThat(post(path, "").statusCode()).isEqualTo(410);
	}

	@Fault("F110")
	@ParameterizedTest
	@CsvSource({ "/cancel, Sec-Fetch-Site, cross-site", "/withdraw, Sec-Fetch-Site, same-site",
			"/support, Origin, https://evil.example", "/cancel, Origin, null" })
	void rejectsTheFormOfAnotherSiteAndKeepsTheInput(String path, String header, String value) {
		var answer = post(path, "&confirmed=true", header, value);
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).contains("kam nicht von unserer eigenen Seite", "value=\"Ada Lovelace\"",
				"value=\"" + this.address + "\"");
		assertThat(Web.header(answer, "Location")).isEmpty();
		assertThat(declarations()).isZero();
	}

	@Test
	void setsNoCookieForAForm() {
		assertThat(Web.header(this.web.get("/cancel"), "Set-Cookie")).isEmpty();
		assertThat(this.web.get("/cancel").body()).doesNotContain("_csrf");
	}

	private HttpResponse<String> post(String path, String more, String... headers) {
		return this.web.post(path, TYPED + this.address + more, headers);
	}

	private long declarations() {
		return this.jdbc.sql("select count(*) from declaration where email = ?")
			.param(this.address)
			.query(Long.class)
			.single();
	}

}
