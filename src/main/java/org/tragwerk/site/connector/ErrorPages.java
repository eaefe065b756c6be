package org.tragwerk.site.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import org.springframework.stereotype.Component;

/**
 * Answers requests that must not reach application code with the application's error
 * page, and counts them.
 */
@Component
class ErrorPages {

	private static final List<Integer> STATUSES = List.of(400, 408, 411, 413, 503);

	private final MeterProvider<Counter> refused;

	ErrorPages(MeterRegistry meters) {
		this.refused = Counter.builder("tragwerk.requests.refused")
			.description("Requests that were refused before any page saw them")
			.withRegistry(meters);
		STATUSES.forEach(this::refused);
	}

	void send(Request request, Response response, int status) throws IOException, ServletException {
		refused(status).increment();
		response.sendError(status);
		request.setCharacterEncoding(StandardCharsets.UTF_8);
		assignApplication(request);
		request.getHost().getPipeline().getFirst().invoke(request, response);
	}

	/** No application is known for a malformed address; there is only one. */
	private static void assignApplication(Request request) {
		var mapping = request.getMappingData();
		if (mapping.context == null) {
			mapping.context = (Context) request.getHost().findChild("");
		}
	}

	private Counter refused(int status) {
		return this.refused.withTag("status", Integer.toString(status));
	}

}
