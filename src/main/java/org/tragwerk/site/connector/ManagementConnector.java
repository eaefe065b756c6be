package org.tragwerk.site.connector;

import java.util.List;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Receives the bodies of requests to the management port without holding a thread, so
 * that nobody who reaches it can stop the checks of health. It is imported by the context
 * of that port and not found by scanning, because it concerns no other.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementConnector {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> managementBodies(BodyProperties properties,
			ErrorPages errors) {
		return new ConnectorConfiguration(properties, errors, List.of());
	}

}
