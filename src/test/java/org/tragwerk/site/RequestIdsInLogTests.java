package org.tragwerk.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
class RequestIdsInLogTests {

	private static final String GIVEN = "7c1e0f0a9b8d4c6e8f7a6b5c4d3e2f1a";

	@LocalServerPort
	private int port;

	@Test
	void addsAnIdToEveryResponse() {
		var first = id(new Web(this.port).get("/"));
		assertThat(UUID.fromString(first)).isNotNull();
		assertThat(id(new Web(this.port).get("/"))).isNotEqualTo(first);
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void keepsTheProxysIdOnTheErrorPageAndInTheLog(CapturedOutput log) {
		var answer = new Web(this.port).get("/anything", "X-Forwarded-For", "203.0.113.7", "X-Request-Id", GIVEN);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(id(answer)).isEqualTo(GIVEN);
		assertThat(log).containsPattern("\\[" + GIVEN + "] .*Error \\w+ answers GET");
	}

	@Test
	@DisabledOnOs(OS.MAC)
	void ignoresAnIdWithoutTheProxy() throws IOException {
		try (var beside = new Socket("127.0.0.1", this.port, InetAddress.getByName("127.0.0.2"), 0)) {
			var request = "GET / HTTP/1.0\r\nX-Forwarded-For: 203.0.113.7\r\nX-Request-Id: %s\r\n\r\n".formatted(GIVEN);
			beside.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(beside.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 200")
				.contains("X-Request-Id: ")
				.doesNotContain(GIVEN);
		}
	}

	private static String id(HttpResponse<?> answer) {
		return Web.header(answer, "X-Request-Id");
	}

}
