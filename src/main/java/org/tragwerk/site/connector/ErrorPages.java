package org.tragwerk.site.connector;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

/**
 * Answers requests that no application code is to see with the application's error page.
 */
final class ErrorPages {

	private ErrorPages() {
	}

	static void send(Request request, Response response, int status) throws IOException, ServletException {
		response.sendError(status);
		request.getHost().getPipeline().getFirst().invoke(request, response);
	}

}
