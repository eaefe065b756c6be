package org.tragwerk.site.connector;

import java.util.Set;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * Which bodies are accepted: with a length, of a request that may have one, and not too
 * large. Webhooks and forms have memory of their own.
 */
final class BodyLimits {

	/** The status of a body that is accepted. */
	static final int ACCEPTED = 0;

	static final int TOO_LARGE = 413;

	static final int BAD_REQUEST = 400;

	private static final int LENGTH_REQUIRED = 411;

	/**
	 * A body that is too large is discarded before it is answered, because most clients
	 * read no answer before they have sent it all. For a larger one than this the
	 * connection is closed after the answer.
	 */
	private static final int MAX_DISCARDED = 16 << 20;

	private static final int FORM = 64 << 10;

	private static final int WEBHOOK = 1 << 20;

	private static final int MEMORY = 16 << 20;

	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	private final BodyProperties properties;

	private final Set<String> webhookPaths;

	private final BodyMemory forms = new BodyMemory(FORM, MEMORY);

	private final BodyMemory webhooks = new BodyMemory(WEBHOOK, MEMORY);

	BodyLimits(BodyProperties properties, Set<String> webhookPaths) {
		this.properties = properties;
		this.webhookPaths = webhookPaths;
	}

	/** The status for a request whose body need not be read. */
	int refusal(Request request) {
		var length = request.getContentLengthLong();
		if (length < 0) {
			return LENGTH_REQUIRED;
		}
		if (WITHOUT_BODY.contains(request.method().toString())) {
			return BAD_REQUEST;
		}
		var isUnsent = length > MAX_DISCARDED || request.hasExpectation();
		return (isUnsent && !memory(request).accepts(length)) ? TOO_LARGE : ACCEPTED;
	}

	/** Whether the whole body has arrived together with the headers. */
	boolean isBuffered(Request request) {
		request.action(ActionCode.AVAILABLE, Boolean.TRUE);
		return request.getAvailable() >= request.getContentLengthLong();
	}

	RequestBody bodyOf(Request request) {
		return new RequestBody(memory(request), (int) request.getContentLengthLong(), this.properties);
	}

	private BodyMemory memory(Request request) {
		return this.webhookPaths.contains(request.requestURI().toString()) ? this.webhooks : this.forms;
	}

}
