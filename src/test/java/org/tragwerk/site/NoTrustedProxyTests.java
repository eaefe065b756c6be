package org.tragwerk.site;

import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@TragwerkTest
@TestPropertySource(properties = "server.forward-headers-strategy=none")
class NoTrustedProxyTests {

	@Fault("F116")
	@Test
	void trustsNoProxyUnlessOneIsNamed(@Autowired ServletWebServerApplicationContext context) {
		assertThat(context.getWebServer()).isInstanceOfSatisfying(TomcatWebServer.class,
				(server) -> assertThat(server.getTomcat().getEngine().getPipeline().getValves())
					.noneMatch(RemoteIpValve.class::isInstance));
	}

}
