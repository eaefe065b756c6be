package org.tragwerk.site.connector;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.AsyncContextCallback;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Stands between Tomcat's HTTP processor and its container and forwards a request once
 * its body is complete. While a body arrives, its connection waits in the poller and
 * holds no thread. A request whose body is not accepted is forwarded without it, with the
 * status that it is to be answered with, and its connection is closed.
 */
final class RequestBodyAdapter implements Adapter {

	private static final String BODY = RequestBodyAdapter.class.getName() + ".body";

	private final Adapter container;

	private final BodyLimits limits;

	RequestBodyAdapter(Adapter container, BodyLimits limits) {
		this.container = container;
		this.limits = limits;
	}

	@Override
	public void service(Request request, Response response) throws Exception {
		if (request.requestURI().equals("*")) {
			request.requestURI().setString("/*");
			refuse(request, response, BodyLimits.BAD_REQUEST);
			return;
		}
		if (request.isFinished()) {
			this.container.service(request, response);
			return;
		}
		var status = this.limits.refusal(request);
		if (status != BodyLimits.ACCEPTED) {
			refuse(request, response, status);
		}
		else if (this.limits.isBuffered(request)) {
			this.container.service(request, response);
		}
		else {
			receive(request, response);
		}
	}

	private void receive(Request request, Response response) throws Exception {
		acknowledge(request);
		var body = this.limits.bodyOf(request);
		request.setAttribute(BODY, body);
		request.action(ActionCode.ASYNC_START, Arrival.ASYNC);
		if (isSettled(request, body)) {
			request.setRequestThread();
			resume(request, response, body);
		}
	}

	@Override
	public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
		if (!(request.getAttribute(BODY) instanceof RequestBody body)) {
			return this.container.asyncDispatch(request, response, event);
		}
		if (event != SocketEvent.OPEN_READ && event != SocketEvent.TIMEOUT) {
			body.end();
			return false;
		}
		if (isSettled(request, body)) {
			request.action(ActionCode.ASYNC_TIMEOUT, new AtomicBoolean());
			resume(request, response, body);
		}
		return true;
	}

	/**
	 * Receives what has arrived; returns whether the body is complete or refused. A
	 * connection that broke is closed and waits for nothing.
	 */
	private static boolean isSettled(Request request, RequestBody body) {
		try {
			if (body.receive(request) || body.status() != BodyLimits.ACCEPTED) {
				return true;
			}
			request.action(ActionCode.ASYNC_SETTIMEOUT, body.time().toMillis());
		}
		catch (IOException ex) {
			body.end();
			request.action(ActionCode.CLOSE_NOW, null);
		}
		return false;
	}

	/**
	 * Ends the wait, in the terms of Tomcat's state machine, and calls the container as
	 * for a new request.
	 */
	private void resume(Request request, Response response, RequestBody body) throws Exception {
		body.end();
		request.getAttributes().remove(BODY);
		request.action(ActionCode.ASYNC_DISPATCH, null);
		request.action(ActionCode.ASYNC_DISPATCHED, null);
		var status = body.status();
		if (status != BodyLimits.ACCEPTED) {
			refuse(request, response, status);
		}
		else {
			forward(request, response, body.content());
		}
	}

	private void refuse(Request request, Response response, int status) throws Exception {
		response.setStatus(status);
		request.setContentLength(0);
		forward(request, response, new BodyContent());
		request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
	}

	private void forward(Request request, Response response, BodyContent content) throws Exception {
		var connection = request.getInputBuffer();
		request.setInputBuffer(content);
		try {
			this.container.service(request, response);
		}
		finally {
			request.setInputBuffer(connection);
		}
	}

	private static void acknowledge(Request request) {
		if (request.hasExpectation()) {
			request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
			request.setExpectation(false);
		}
	}

	@Override
	public boolean prepare(Request request, Response response) throws Exception {
		return this.container.prepare(request, response);
	}

	@Override
	public void log(Request request, Response response, long time) {
		this.container.log(request, response, time);
	}

	@Override
	public void checkRecycled(Request request, Response response) {
		this.container.checkRecycled(request, response);
	}

	@Override
	public String getDomain() {
		return this.container.getDomain();
	}

	/** An asynchronous operation that belongs to no web application. */
	private enum Arrival implements AsyncContextCallback {

		ASYNC;

		@Override
		public void fireOnComplete() {
		}

		@Override
		public boolean isAvailable() {
			return true;
		}

		@Override
		public void incrementInProgressAsyncCount() {
		}

		@Override
		public void decrementInProgressAsyncCount() {
		}

	}

}
