package org.tragwerk.site.connector;

import java.time.Duration;
import java.util.Set;

import org.apache.coyote.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.unit.DataSize;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class BodyLimitsTests {

	private final BodyLimits limits = new BodyLimits(new BodyProperties(Duration.ofMinutes(1), DataSize.ofKilobytes(4)),
			Set.of("/hook"));

	@ParameterizedTest
	@Fault("F17")
	@CsvSource({ "POST, /form, -1, false, 411", "POST, /hook, -1, false, 411", "POST, /form, 1, false, 0",
			"PUT, /form, 1, false, 0", "GET, /form, 1, false, 400", "HEAD, /form, 1, false, 400",
			"OPTIONS, /hook, 1, false, 400", "TRACE, /form, 1, false, 400", "POST, /form, 65536, true, 0",
			"POST, /form, 65537, true, 413", "POST, /form, 65537, false, 0", "POST, /form, 16777216, false, 0",
			"POST, /form, 16777217, false, 413", "POST, /hook, 1048576, true, 0", "POST, /hook, 1048577, true, 413",
			"POST, /hook, 16777216, false, 0", "POST, /hook, 16777217, false, 413", "POST, /hook/, 65537, true, 413" })
	void refusesABodyThatNeedNotCome(String method, String path, long length, boolean expecting, int status) {
		assertThat(this.limits.refusal(request(method, path, length, expecting))).isEqualTo(status);
	}

	@Test
	void knowsWhetherAllHasCome() {
		var request = request("POST", "/form", 100, false);
		request.setAvailable(99);
		assertThat(this.limits.isBuffered(request)).isFalse();
		request.setAvailable(100);
		assertThat(this.limits.isBuffered(request)).isTrue();
	}

	@Test
	@Fault("F17")
	void keepsRoomForWebhooksWhateverFormsTake() {
		var webhook = this.limits.bodyOf(request("POST", "/hook", 1 << 20, false));
		var first = this.limits.bodyOf(request("POST", "/form", 1 << 16, false));
		for (var form = 0; form < (16 << 20) >> 16; form++) {
			this.limits.bodyOf(request("POST", "/form", 1 << 16, false));
		}
		assertThat(first.status()).isEqualTo(503);
		assertThat(webhook.status()).isEqualTo(BodyLimits.ACCEPTED);
	}

	private static Request request(String method, String path, long length, boolean expecting) {
		var request = new Request();
		request.method().setString(method);
		request.requestURI().setString(path);
		request.setContentLength(length);
		request.setExpectation(expecting);
		return request;
	}

}
