package org.tragwerk.site.connector;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.tragwerk.site.PublicRoute;
import org.tragwerk.site.PublicRoute.Kind;
import org.tragwerk.site.PublicRoutes;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Sets up Tomcat so that a request takes a thread only once its body is complete and only
 * until its response is written to the socket's buffer, and so that neither pages nor
 * webhooks nor probes take all threads: what is answered from memory keeps a tenth.
 */
@Configuration(proxyBeanMethods = false)
@Order(Ordered.LOWEST_PRECEDENCE - 2)
class ConnectorConfiguration implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final double PAGES = 0.5;

	private static final double WEBHOOKS = 0.3;

	private static final double BALANCERS = 0.1;

	/**
	 * More bytes than all responses of a connection together, which is closed after a
	 * page or file, so that a client that reads nothing holds no thread. Linux allows 208
	 * KiB without other settings.
	 */
	private static final int SEND_BUFFER = 192 << 10;

	private static final Set<String> PROBES = Set.of("/livez", "/readyz");

	private final BodyProperties properties;

	private final ErrorPages errors;

	private final Set<String> webhooks;

	ConnectorConfiguration(BodyProperties properties, ErrorPages errors, List<PublicRoutes> modules) {
		this.properties = properties;
		this.errors = errors;
		this.webhooks = modules.stream()
			.flatMap((module) -> module.routes().stream())
			.filter((route) -> route.kind() == Kind.WEBHOOK)
			.map(PublicRoute::path)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** In front of the campaigns' valve, which answers whatever was refused before. */
	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addConnectorCustomizers(this::receiveBodies);
		factory.addEngineValves(new RefusedRequestValve(this.errors));
	}

	/** Behind the campaigns' valve, whose requests they do not count. */
	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> threadLimits(TomcatServerProperties tomcat) {
		var threads = tomcat.getThreads().getMax();
		return (factory) -> factory.addEngineValves(
				new ThreadLimitValve((int) (WEBHOOKS * threads), this.webhooks::contains, this.errors),
				new ThreadLimitValve((int) (PAGES * threads), this::isPage, this.errors),
				new ThreadLimitValve((int) (BALANCERS * threads), PROBES::contains, this.errors));
	}

	/** The container's adapter exists once the connector is initialized. */
	private void receiveBodies(Connector connector) {
		connector.setProperty("socket.txBufSize", Integer.toString(SEND_BUFFER));
		connector.addLifecycleListener((event) -> {
			if (Lifecycle.AFTER_INIT_EVENT.equals(event.getType())) {
				var protocol = connector.getProtocolHandler();
				var limits = new BodyLimits(this.properties, this.webhooks);
				protocol.setAdapter(new RequestBodyAdapter(protocol.getAdapter(), limits));
			}
		});
	}

	private boolean isPage(String path) {
		return !this.webhooks.contains(path) && !PROBES.contains(path);
	}

}
