package org.tragwerk.site.connector;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers requests that were refused before: by the container, such as one with a
 * malformed address or header, or because of their body. No other valve answers them,
 * because caches would store a response with the headers of a success and the status of a
 * failure.
 */
class RefusedRequestValve extends ValveBase {

	private final ErrorPages errors;

	RefusedRequestValve(ErrorPages errors) {
		super(true);
		this.errors = errors;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (response.getStatus() >= Response.SC_BAD_REQUEST) {
			this.errors.send(request, response, response.getStatus());
		}
		else {
			getNext().invoke(request, response);
		}
	}

}
