package org.tragwerk.stripe.webhook;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives webhooks before any other filter or servlet reads the request, because the
 * signature covers the unparsed bytes. Answers 200 once the event is stored, 400 for an
 * invalid signature, 413 for a body that is too large and 503 if the event was not
 * stored.
 */
class WebhookFilter implements Filter {

	static final String PATH = "/webhooks/stripe";

	private static final Logger logger = LoggerFactory.getLogger(WebhookFilter.class);

	private static final int MAX_BYTES = 1 << 20;

	private final WebhookInbox webhookInbox;

	WebhookFilter(WebhookInbox webhookInbox) {
		this.webhookInbox = webhookInbox;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		var httpRequest = (HttpServletRequest) request;
		if ("POST".equals(httpRequest.getMethod()) && PATH.equals(httpRequest.getRequestURI())) {
			((HttpServletResponse) response).setStatus(accept(httpRequest));
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private int accept(HttpServletRequest request) throws IOException {
		var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
		if (body.length > MAX_BYTES) {
			return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
		}
		var signature = request.getHeader("Stripe-Signature");
		try {
			return this.webhookInbox.accept(body, (signature != null) ? signature : "") ? HttpServletResponse.SC_OK
					: HttpServletResponse.SC_BAD_REQUEST;
		}
		catch (WebhookEventNotStoredException ex) {
			logger.error("{}: {}", ex.getMessage(), String.valueOf(ex.getCause()));
			return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
		}
	}

}
