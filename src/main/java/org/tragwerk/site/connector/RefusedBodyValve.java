package org.tragwerk.site.connector;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Answers requests whose body was refused.
 */
class RefusedBodyValve extends ValveBase {

	private final ErrorPages errors;

	RefusedBodyValve(ErrorPages errors) {
		super(true);
		this.errors = errors;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.getCoyoteRequest().getAttribute(RequestBodyAdapter.STATUS) instanceof Integer status) {
			this.errors.send(request, response, status);
		}
		else {
			getNext().invoke(request, response);
		}
	}

}
