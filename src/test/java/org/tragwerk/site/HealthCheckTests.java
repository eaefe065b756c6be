package org.tragwerk.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class HealthCheckTests {

	private static final Pattern CHECK = Pattern.compile("HEALTHCHECK[^\\[]*CMD (\\[.*])");

	@ParameterizedTest
	@CsvSource({ "HTTP/1.1 200, '', true", "HTTP/1.0 200 OK, '', true", "HTTP/1.1 503, 200, false",
			"HTTP/1.1 503 200, HTTP/1.1 200, false", "HTTP/1.1 404, Content-Length: 1200, false", "'', '', false" })
	void readsOnlyTheStatusLine(String line, String rest, boolean healthy) throws Exception {
		try (var server = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
			var answering = CompletableFuture.runAsync(() -> answer(server, line + "\r\n" + rest + "\r\n"));
			assertThat(check(server.getLocalPort())).isEqualTo(healthy);
			answering.get(10, TimeUnit.SECONDS);
		}
	}

	private static boolean check(int port) throws Exception {
		var command = CHECK.matcher(Files.readString(Path.of("Dockerfile")));
		assertThat(command.find()).isTrue();
		var words = new JsonMapper().readValue(command.group(1).replace("8081", "" + port), String[].class);
		var process = new ProcessBuilder(words).start();
		assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
		return process.exitValue() == 0;
	}

	private static void answer(ServerSocket server, String text) {
		try (var socket = server.accept()) {
			socket.getInputStream().read(new byte[100]);
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
