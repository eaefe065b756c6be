package org.tragwerk.campaigncounter.web;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Prepares Tomcat's connector for many idle streams: more connections than streams, small
 * buffers, and a timeout for clients that stop reading. Tomcat's own properties are used
 * because Boot has none for the socket's buffers.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StreamConnectorCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final int OTHER_CONNECTIONS = 2000;

	private static final int DEFAULT_TIMEOUT_MILLIS = 60_000;

	private final StreamProperties limits;

	StreamConnectorCustomizer(StreamProperties limits) {
		this.limits = limits;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this::customize);
	}

	void customize(Connector connector) {
		connector.setProperty("socket.appReadBufSize", "1024");
		connector.setProperty("socket.appWriteBufSize", "2048");
		connector.setProperty("socket.bufferPool", "500");
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			customize(protocol);
		}
	}

	private void customize(AbstractHttp11Protocol<?> protocol) {
		protocol.setMaxConnections(Math.max(protocol.getMaxConnections(), this.limits.streams() + OTHER_CONNECTIONS));
		protocol.setMaxTrailerSize(Math.min(protocol.getMaxTrailerSize(), 1024));
		protocol.setMaxHttpResponseHeaderSize(Math.min(protocol.getMaxHttpResponseHeaderSize(), 4096));
		if (protocol.getConnectionTimeout() == DEFAULT_TIMEOUT_MILLIS) {
			protocol.setConnectionTimeout((int) this.limits.streamWriteTimeout().toMillis());
		}
	}

}
