package org.tragwerk.site.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.tragwerk.Fault;
import org.tragwerk.site.connector.BodyServer.Client;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
@Timeout(60)
class RequestBodyAdapterTests {

	private static final int FORM = 64 << 10;

	private static final int WEBHOOK = 1 << 20;

	private static final String TYPE = "Content-Type: application/x-www-form-urlencoded\r\n";

	private static BodyServer server;

	private static BodyServer strict;

	@BeforeAll
	static void start() {
		server = new BodyServer(Duration.ofSeconds(50), new Echo());
		strict = new BodyServer(Duration.ofMillis(300), new Echo());
	}

	@AfterAll
	static void stop() {
		server.close();
		strict.close();
	}

	@Test
	void passesOnWhatComesTogether() throws IOException {
		try (var client = server.send(post("/any", 5, "") + "hello")) {
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.next("body")).isEqualTo(body("hello"));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8192, 20_000, FORM })
	void passesOnWhatComesInPieces(int length) throws IOException {
		var text = "0123456789".repeat(7000).substring(0, length);
		try (var client = server.send(post("/any", length, "Expect: 100-continue\r\n"))) {
			assertThat(client.status()).isEqualTo(100);
			client.send(text.substring(0, length / 2)).send(text.substring(length / 2));
			assertThat(client.status()).isEqualTo(200);
			assertThat(client.next("body")).isEqualTo(body(text));
		}
	}

	@Test
	void passesOnTheFieldsOfAForm() throws IOException {
		try (var client = server.send(post("/form", 20, TYPE + "Expect: 100-continue\r\n"))) {
			assertThat(client.status()).isEqualTo(100);
			client.send("name=Anna+").send("Weber&x=1y");
			assertThat(client.next("name")).isEqualTo("name Anna Weber");
		}
	}

	@Test
	void goesOnWithTheNextRequestOfTheConnection() throws IOException {
		try (var client = server.send(post("/any", 12_000, "Expect: 100-continue\r\n"))) {
			assertThat(client.status()).isEqualTo(100);
			var text = "x".repeat(12_000);
			client.send(text.substring(0, 6000)).send(text.substring(6000) + post("/any", 6, "") + "second");
			assertThat(client.next("body")).isEqualTo(body(text));
			assertThat(client.next("body")).isEqualTo(body("second"));
			client.send(post("/any", 5, "") + "third");
			assertThat(client.next("body")).isEqualTo(body("third"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/form", "/hook" })
	@Fault("F17")
	void holdsNoThreadWhileABodyArrives(String path) throws IOException {
		var slow = new ArrayList<Client>();
		try {
			for (var client = 0; client < 3 * BodyServer.THREADS; client++) {
				slow.add(server.send(post(path, 1000, TYPE) + "a"));
			}
			for (var request : List.of("GET /any HTTP/1.1\r\nHost: a\r\n\r\n", post("/hook", 2, "") + "ok")) {
				try (var client = server.send(request)) {
					assertThat(client.status()).isEqualTo(200);
				}
			}
			slow.get(0).send("b".repeat(999));
			assertThat(slow.get(0).status()).isEqualTo(200);
		}
		finally {
			for (var client : slow) {
				client.close();
			}
		}
	}

	@Test
	@Fault("F17")
	void endsABodyThatComesTooSlowly() throws IOException {
		try (var silent = strict.send(post("/form", 1000, TYPE)); var slow = strict.send(post("/form", 1000, TYPE))) {
			assertThat(silent.status()).isEqualTo(408);
			assertThat(slow.send("a").status()).isEqualTo(408);
			assertThat(silent.next("HTTP")).isNull();
		}
	}

	@Test
	@Fault("F17")
	void doesNotWaitLongerForEachByte() throws Exception {
		try (var slow = strict.send(post("/form", 1000, TYPE))) {
			var sending = new Thread(() -> trickle(slow));
			sending.start();
			assertThat(slow.status()).isEqualTo(408);
			sending.join();
		}
	}

	private static void trickle(Client client) {
		try {
			for (var sent = 0; sent < 900; sent++) {
				client.send("a");
				Thread.sleep(20);
			}
		}
		catch (java.io.UncheckedIOException | InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void asksForTheLengthOfABody() throws IOException {
		var chunked = "POST /form HTTP/1.1\r\nHost: a\r\n" + TYPE + "Transfer-Encoding: chunked\r\n\r\n5\r\n";
		try (var client = server.send(chunked)) {
			assertThat(client.status()).isEqualTo(411);
			assertThat(server.refused(411)).isPositive();
			assertThat(client.next("HTTP")).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void refusesABodyWhereNoneBelongs(String method) throws IOException {
		try (var client = server.send(post("/any", 1000, "").replace("POST", method) + "a")) {
			assertThat(client.status()).isEqualTo(400);
			assertThat(client.next("HTTP")).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { FORM + 1, WEBHOOK, 10 << 20 })
	@Fault("F17")
	void refusesATooLargeFormOnceItHasCome(int length) throws IOException {
		try (var client = server.send(post("/form", length, TYPE) + "a".repeat(length))) {
			assertThat(client.status()).isEqualTo(413);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 16777217\r\n", "Content-Length: 65537\r\nExpect: 100-continue\r\n" })
	@Fault("F17")
	void refusesATooLargeFormThatNeedNotCome(String headers) throws IOException {
		try (var client = server.send("POST /form HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n")) {
			assertThat(client.status()).isEqualTo(413);
			assertThat(client.next("HTTP")).isNull();
		}
	}

	@Test
	@Fault("F17")
	void acceptsLargerWebhooks() throws IOException {
		var text = "w".repeat(WEBHOOK);
		try (var client = server.send(post("/hook", WEBHOOK, "") + text)) {
			assertThat(client.next("body")).isEqualTo(body(text));
		}
		try (var client = server.send(post("/hook", WEBHOOK + 1, "") + text + "w")) {
			assertThat(client.status()).isEqualTo(413);
		}
	}

	@Test
	void saysNothingOfABodyThatEndsEarly(CapturedOutput output) throws IOException {
		for (var attempt = 0; attempt < 3; attempt++) {
			server.send(post("/form", 1000, TYPE) + "a").close();
		}
		try (var client = server.send(post("/any", 5, "") + "hello")) {
			assertThat(client.next("body")).isEqualTo(body("hello"));
		}
		assertThat(output).doesNotContain("Exception", "ERROR");
	}

	private static String post(String path, int length, String headers) {
		return "POST %s HTTP/1.1\r\nHost: a\r\nContent-Length: %d\r\n%s\r\n".formatted(path, length, headers);
	}

	private static String body(String text) {
		return body(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String body(byte[] bytes) {
		var sum = new CRC32();
		sum.update(bytes);
		return "body " + bytes.length + " " + sum.getValue();
	}

	private static final class Echo extends HttpServlet {

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if (request.getRequestURI().equals("/form")) {
				response.getOutputStream().println("name " + request.getParameter("name"));
			}
			else {
				response.getOutputStream().println(body(request.getInputStream().readAllBytes()));
			}
		}

	}

}
