package org.tragwerk.site.connector;

import java.io.IOException;
import java.util.function.Predicate;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.SemaphoreValve;

/**
 * Limits how many threads work on requests of one kind at once, so that the other kinds
 * keep some. A request beyond the limit is answered 503 at once.
 */
class ThreadLimitValve extends SemaphoreValve {

	private static final String RETRY_AFTER_SECONDS = "2";

	private final Predicate<String> paths;

	private final ErrorPages errors;

	/**
	 * Creates the limit.
	 * @param threads the number of threads
	 * @param paths which paths it concerns
	 */
	ThreadLimitValve(int threads, Predicate<String> paths, ErrorPages errors) {
		setConcurrency(threads);
		setBlock(false);
		this.paths = paths;
		this.errors = errors;
	}

	@Override
	public boolean controlConcurrency(Request request, Response response) {
		var path = request.getRequestURI();
		return path != null && this.paths.test(path);
	}

	@Override
	public void permitDenied(Request request, Response response) throws IOException, ServletException {
		response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
		this.errors.send(request, response, Response.SC_SERVICE_UNAVAILABLE);
	}

}
