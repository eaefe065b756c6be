package org.tragwerk.site;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Sets the headers of {@link PageHeaders} on every response, also where Tomcat answers
 * before any filter is called, such as a malformed address. Tomcat's own report of an
 * error, which names neither the server nor the cause, resets a response; so it sets them
 * again.
 */
class PageHeadersValve extends ErrorReportValve {

	private final PageHeaders headers;

	PageHeadersValve(PageHeaders headers) {
		this.headers = headers;
		setShowReport(false);
		setShowServerInfo(false);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		this.headers.write(request, response);
		super.invoke(request, response);
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		this.headers.write(request, response);
		super.report(request, response, throwable);
	}

}
