package org.tragwerk.site;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class ClientNetworkTests {

	@ParameterizedTest
	@Fault({ "F99", "F116" })
	@CsvSource({ "203.0.113.7, 203.0.113.7", "2001:db8:0:1:2:3:4:5, 2001:db8:0:1:0:0:0:0/64",
			"2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64", "2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64",
			"::ffff:203.0.113.7, 203.0.113.7", "fe80::1%eth0, fe80:0:0:0:0:0:0:0/64", "::1, 0:0:0:0:0:0:0:0/64",
			"localhost, unknown", "proxy.example, unknown", "beef, unknown", "999.1.1.1, unknown", "999.1.2.3, unknown",
			":, unknown", "'', unknown", ".:1, unknown", "256.1.1.1, unknown", "1.260.1.1, unknown",
			"1.1.1.300, unknown", "1.1.1, unknown", "1.1.1.1.1, unknown", "255.249.199.99, 255.249.199.99",
			"0.0.0.0, 0.0.0.0", "1::2::3, unknown" })
	void isAnIpv4AddressOrAnIpv6Prefix(String address, String network) {
		assertThat(ClientNetwork.of(address).text()).isEqualTo(network);
	}

	/** A proxy may hand on whatever a visitor claims. */
	@ParameterizedTest
	@ValueSource(strings = { ":", "1", "1.", "::1", "a", "%" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsEachCharacterOfALongClaimOnce(String nasty) {
		assertThat(ClientNetwork.of(nasty.repeat(300_000) + "x").text()).isEqualTo("unknown");
	}

	@Test
	@Fault("F116")
	void ignoresHeadersOfTheClient() {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("203.0.113.7");
		request.addHeader("X-Forwarded-For", "198.51.100.1");
		request.addHeader("Forwarded", "for=198.51.100.1");
		assertThat(ClientNetwork.of(request).text()).isEqualTo("203.0.113.7");
	}

	@Test
	@Fault("F116")
	void trustsNoProxyByDefault() throws IOException {
		var settings = new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml"));
		assertThat(settings.get(0).getProperty("server.forward-headers-strategy")).isEqualTo("none");
	}

}
