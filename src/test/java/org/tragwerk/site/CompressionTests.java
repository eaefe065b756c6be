package org.tragwerk.site;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import org.tragwerk.TragwerkTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the product compresses itself where no proxy does.
 */
@TragwerkTest
class CompressionTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/support", "/cancel", "/privacy", "/none" })
	void compressesPages(String path) throws Exception {
		var response = get(path, "gzip, deflate, br");
		assertThat(Web.header(response, "Content-Encoding")).isEqualTo("gzip");
		assertThat(Web.header(response, "Vary")).containsIgnoringCase("accept-encoding");
		assertThat(unpacked(response.body())).contains("<!DOCTYPE html>").endsWith("</html>\n");
	}

	@Test
	void compressesStyleSheets() throws Exception {
		var address = new Web(this.port).get("/cancel")
			.body()
			.replaceAll("(?s).*href=\"(/assets/site/site-[0-9a-f]+\\.css)\".*", "$1");
		var response = get(address, "gzip");
		assertThat(Web.header(response, "Content-Encoding")).isEqualTo("gzip");
		assertThat(unpacked(response.body())).isEqualTo(new Web(this.port).get(address).body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/embed/v1/supporter-banner.js", "/embed/v1/danke/banner", "/api/v1/openapi.yaml" })
	void keepsStrongTagsOfWhatIsCompressedInAdvance(String path) throws Exception {
		var response = get(path, "gzip");
		var plain = new Web(this.port).get(path);
		assertThat(Web.header(response, "Content-Encoding")).isEqualTo("gzip");
		assertThat(Web.header(response, "ETag")).startsWith("\"").isNotEqualTo(Web.header(plain, "ETag"));
		assertThat(unpacked(response.body())).isEqualTo(plain.body());
	}

	@Test
	void leavesStreamsAsTheyAre() throws Exception {
		var response = get("/api/v1/campaigns/danke/stream", "gzip");
		try (var stream = response.body()) {
			assertThat(Web.header(response, "Content-Encoding")).isEmpty();
			assertThat(stream.readNBytes(6)).asString(StandardCharsets.UTF_8).isEqualTo("event:");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "br", "gzip;q=0" })
	void leavesPagesAsTheyAreForOtherClients(String accepted) throws Exception {
		var response = get("/cancel", accepted);
		assertThat(Web.header(response, "Content-Encoding")).isEmpty();
		assertThat(Web.header(response, "Vary")).containsIgnoringCase("accept-encoding");
	}

	private HttpResponse<InputStream> get(String path, String accepted) throws Exception {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept-Encoding", accepted)
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
	}

	private static String unpacked(InputStream body) throws IOException {
		try (var unpacked = new GZIPInputStream(body)) {
			return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
