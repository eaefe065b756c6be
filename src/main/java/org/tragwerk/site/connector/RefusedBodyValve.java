package org.tragwerk.site.connector;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Answers requests whose body was refused, and closes their connection. Tomcat has to
 * know the host and the application before, because it looks for neither after an error.
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
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
			this.errors.send(request, response, status);
		}
		else {
			getNext().invoke(request, response);
		}
	}

}
