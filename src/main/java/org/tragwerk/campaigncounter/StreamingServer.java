package org.tragwerk.campaigncounter;

import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Makes the web server hold many quiet streams: more connections than streams, small
 * buffers for each, and an end for clients that stop reading.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StreamingServer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final int OTHERS = 2000;

	private static final int TOMCATS_PATIENCE_MILLIS = 60_000;

	private final StreamProperties limits;

	StreamingServer(StreamProperties limits) {
		this.limits = limits;
	}

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this::customize);
	}

	private void customize(Connector connector) {
		connector.setProperty("socket.appReadBufSize", "1024");
		connector.setProperty("socket.appWriteBufSize", "2048");
		connector.setProperty("socket.bufferPool", "500");
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
			customize(protocol);
		}
	}

	private void customize(AbstractHttp11Protocol<?> protocol) {
		protocol.setMaxConnections(Math.max(protocol.getMaxConnections(), this.limits.streams() + OTHERS));
		protocol.setMaxTrailerSize(Math.min(protocol.getMaxTrailerSize(), 1024));
		protocol.setMaxHttpResponseHeaderSize(Math.min(protocol.getMaxHttpResponseHeaderSize(), 4096));
		if (protocol.getConnectionTimeout() == TOMCATS_PATIENCE_MILLIS) {
			protocol.setConnectionTimeout((int) this.limits.patience().toMillis());
		}
	}

}
