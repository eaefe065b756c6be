package org.tragwerk.site;

import java.io.IOException;

import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@TestPropertySource(properties = "server.forward-headers-strategy=none")
class ClientNetworkTests {

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
			"2001:db8:1:2:ffff::1, 2001:db8:1:2:0:0:0:0/64", "::ffff:203.0.113.7, 203.0.113.7",
			"fe80::1%eth0, fe80:0:0:0:0:0:0:0/64", "::1, 0:0:0:0:0:0:0:0/64", "proxy.example, unknown", "beef, unknown",
			"999.1.2.3, unknown", "'', unknown" })
	void isAsCoarseAsAHousehold(String address, String network) {
		assertThat(ClientNetwork.of(address).text()).isEqualTo(network);
	}

	@Fault("F116")
	@Test
	void hearsNoClaimOfTheCaller() {
		var request = new MockHttpServletRequest();
		request.setRemoteAddr("203.0.113.7");
		request.addHeader("X-Forwarded-For", "198.51.100.1");
		request.addHeader("Forwarded", "for=198.51.100.1");
		assertThat(ClientNetwork.of(request).text()).isEqualTo("203.0.113.7");
	}

	@Fault("F116")
	@Test
	void believesNoProxyByDefault() throws IOException {
		var settings = new YamlPropertySourceLoader().load("settings", new ClassPathResource("application.yaml"));
		assertThat(settings.get(0).getProperty("server.forward-headers-strategy")).isEqualTo("none");
	}

	@Fault("F116")
	@Test
	void trustsNoProxyUnlessOneIsNamed(@Autowired ServletWebServerApplicationContext context) {
		assertThat(context.getWebServer()).isInstanceOfSatisfying(TomcatWebServer.class,
				(server) -> assertThat(server.getTomcat().getEngine().getPipeline().getValves())
					.noneMatch(RemoteIpValve.class::isInstance));
	}

}
