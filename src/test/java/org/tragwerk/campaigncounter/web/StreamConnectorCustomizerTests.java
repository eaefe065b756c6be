package org.tragwerk.campaigncounter.web;

import java.time.Duration;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamConnectorCustomizerTests {

	private final Http11NioProtocol protocol = new Http11NioProtocol();

	private final Connector connector = new Connector(this.protocol);

	@Test
	void allowsMoreConnectionsThanStreams() {
		customize();
		assertThat(this.protocol.getMaxConnections()).isEqualTo(12_000);
	}

	@Test
	void timesOutWritesWithinHalfAMinute() {
		customize();
		assertThat(this.protocol.getConnectionTimeout()).isBetween(10_000, 30_000);
	}

	@Test
	void keepsTheOperatorsTimeout() {
		this.protocol.setMaxConnections(50_000);
		this.protocol.setConnectionTimeout(5000);
		customize();
		assertThat(this.protocol.getMaxConnections()).isEqualTo(50_000);
		assertThat(this.protocol.getConnectionTimeout()).isEqualTo(5000);
	}

	private void customize() {
		new StreamConnectorCustomizer(new StreamProperties(10_000, 100, Duration.ofSeconds(15), Duration.ofSeconds(25)))
			.customize(this.connector);
	}

}
