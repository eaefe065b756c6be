package org.tragwerk.sandbox.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;

class WebServerTests {

	@Test
	void aPortIsFreeAsSoonAsItIsClosed() {
		var first = new WebServer(0);
		int port = first.port();
		first.close();
		assertThatCode(() -> {
			for (int round = 0; round < 500; round++) {
				try (var server = new WebServer(port)) {
					server.start((request) -> Response.text(200, "ok"));
				}
			}
		}).doesNotThrowAnyException();
	}

}
