package org.tragwerk.member;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@Import(MemberFixture.class)
class ConfirmPageTests {

	private final HttpClient browser = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Autowired
	private Members members;

	@Autowired
	private MemberFixture.Listener listener;

	@Autowired
	private JdbcClient jdbc;

	@Value("${spring.datasource.url}")
	private String database;

	private MemberId anna;

	private String path;

	@BeforeEach
	void mailALink() {
		this.anna = this.members.join("anna-" + UUID.randomUUID() + "@example.org", "Anna", Locale.GERMAN);
		this.path = URI.create(this.members.issueLink(this.anna)).getPath();
	}

	@Test
	void showsOneButton() throws Exception {
		var page = get(this.path);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Adresse bestätigen</button>");
		assertThat(page.body().split("<form[^>]*action=\"/confirm/", -1)).hasSize(2);
	}

	@Test
	@Fault("F100")
	void usesTheLinkOnlyWithThePost() throws Exception {
		for (var click = 0; click < 10; click++) {
			get(this.path);
			head(this.path);
		}
		assertThat(this.jdbc.sql("select used_at from confirm_link where member_id = ?")
			.param(this.anna.value())
			.query()
			.singleRow()).containsEntry("used_at", null);
		assertThat(this.members.isConfirmed(this.anna)).isFalse();
		assertThat(press(this.path).statusCode()).isEqualTo(303);
		assertThat(this.members.isConfirmed(this.anna)).isTrue();
	}

	@Test
	void saysThatTheAddressIsConfirmed() throws Exception {
		var answer = press(this.path);
		assertThat(answer.headers().firstValue("Location")).contains("/confirmed?lang=de");
		assertThat(get("/confirmed").body()).contains("Ihre Adresse ist bestätigt");
	}

	@Test
	void showsTheSamePageForUsedExpiredAndUnknownLinks() throws Exception {
		press(this.path);
		var used = press(this.path);
		var old = press(expiredPath());
		var unknown = press("/confirm/" + Token.random().value());
		assertThat(List.of(used.statusCode(), old.statusCode(), unknown.statusCode())).containsOnly(410);
		assertThat(used.body()).contains("Dieser Link gilt nicht mehr");
		assertThat(List.of(withoutToken(used), withoutToken(old), withoutToken(unknown)).stream().distinct())
			.hasSize(1);
	}

	@Test
	void showsTheButtonForAnyLink() throws Exception {
		press(this.path);
		assertThat(get(this.path).statusCode()).isEqualTo(200);
		assertThat(get("/confirm/cut-sho").statusCode()).isEqualTo(200);
	}

	@Test
	void forbidsCaching() throws Exception {
		assertThat(get(this.path).headers().allValues("Cache-Control")).singleElement().asString().contains("no-store");
		assertThat(press(this.path).headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(press(this.path).headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
	}

	@Test
	@Fault("F110")
	void rejectsAPostFromAnotherSite() throws Exception {
		assertThat(this.browser
			.send(pressing(this.path, "Sec-Fetch-Site", "cross-site"), HttpResponse.BodyHandlers.ofString())
			.statusCode()).isEqualTo(403);
		assertThat(this.members.isConfirmed(this.anna)).isFalse();
	}

	@Test
	@Fault("F104")
	void confirmsOnceWithTenConcurrentPosts() throws Exception {
		var presses = IntStream.range(0, 10)
			.mapToObj((number) -> this.browser.sendAsync(pressing(this.path), HttpResponse.BodyHandlers.ofString()))
			.toList();
		assertThat(presses.stream().map(CompletableFuture::join).map(HttpResponse::statusCode)).containsOnlyOnce(303)
			.containsOnly(303, 410);
		assertThat(this.listener.heardAbout(this.anna)).hasSize(1);
	}

	@Test
	@Fault("F102")
	void buildsLinksFromTheBaseUrl() {
		var forged = new MockHttpServletRequest("POST", "/support");
		forged.setServerName("evil.example");
		forged.addHeader("Host", "evil.example");
		forged.addHeader("X-Forwarded-Host", "evil.example");
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(forged));
		try {
			assertThat(this.members.issueLink(this.anna)).startsWith(this.baseUrl + "/confirm/");
		}
		finally {
			RequestContextHolder.resetRequestAttributes();
		}
	}

	@Test
	@Fault("F102")
	void doesNotRepeatAForgedHost() throws Exception {
		assertThat(getWithHost("evil.example")).contains("200").contains("<form").doesNotContain("evil.example");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void logsAFailureWithItsRouteAndWithoutTheToken(CapturedOutput log) throws Exception {
		this.listener.fail(true);
		try {
			assertThat(press(this.path).statusCode()).isEqualTo(500);
		}
		finally {
			this.listener.fail(false);
		}
		assertThat(log)
			.contains(" answers POST /confirm/{token} with 500 INTERNAL_SERVER_ERROR because of "
					+ IllegalStateException.class.getName())
			.doesNotContain(this.path.substring(this.path.lastIndexOf('/') + 1));
	}

	@Test
	void isTranslatedToEnglish() throws Exception {
		var request = HttpRequest.newBuilder(address(this.path)).header("Accept-Language", "en").build();
		assertThat(this.browser.send(request, HttpResponse.BodyHandlers.ofString()).body())
			.contains("Confirm address</button>");
	}

	private HttpResponse<String> get(String path) throws Exception {
		var request = HttpRequest.newBuilder(address(path)).header("Accept-Language", "de").build();
		return this.browser.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private void head(String path) throws Exception {
		this.browser.send(
				HttpRequest.newBuilder(address(path)).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
				HttpResponse.BodyHandlers.discarding());
	}

	private HttpResponse<String> press(String path) throws Exception {
		return this.browser.send(pressing(path), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest pressing(String path, String... headers) {
		var request = HttpRequest.newBuilder(address(path))
			.header("Accept-Language", "de")
			.POST(HttpRequest.BodyPublishers.noBody());
		return ((headers.length > 0) ? request.headers(headers) : request).build();
	}

	private String getWithHost(String host) throws IOException {
		try (var socket = new Socket("localhost", this.port)) {
			var request = "GET %s HTTP/1.1\r\nHost: %s\r\nX-Forwarded-Host: %s\r\nConnection: close\r\n\r\n";
			socket.getOutputStream()
				.write(request.formatted(this.path, host, host).getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private String expiredPath() {
		var old = URI.create(this.members.issueLink(this.anna)).getPath();
		EmbeddedDatabase.asOwner(this.database).sql("""
				update confirm_link set issued_at = now() - interval '15 days', expires_at = now() - interval '1 day'
				where used_at is null and member_id = ?""").param(this.anna.value()).update();
		return old;
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static String withoutToken(HttpResponse<String> page) {
		return page.body().replaceAll("/confirm/[A-Za-z0-9_-]+", "");
	}

}
