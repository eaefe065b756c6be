package org.tragwerk.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * One attempt to send a letter; no transaction and no connection is held meanwhile.
 */
@Component
class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private final Postbox postbox;

	private final Letters letters;

	private final Rendering rendering;

	private final MailServer server;

	private final MailMetrics metrics;

	Delivery(Postbox postbox, Letters letters, Rendering rendering, MailServer server, MailMetrics metrics) {
		this.postbox = postbox;
		this.letters = letters;
		this.rendering = rendering;
		this.server = server;
		this.metrics = metrics;
	}

	void attempt(Claim claim) {
		try {
			close(claim, send(claim));
		}
		catch (RuntimeException ex) {
			putBack(claim, ex);
		}
	}

	private Outcome send(Claim claim) {
		return this.letters.compose(claim).map((draft) -> {
			this.server.send(claim.messageId(), draft, this.rendering.render(claim.kind(), draft));
			return Outcome.SENT;
		}).orElse(Outcome.OBSOLETE);
	}

	private void close(Claim claim, Outcome outcome) {
		this.postbox.close(claim, outcome);
		this.metrics.count(claim, outcome);
		logger.info("{} is {}.", claim, outcome.word());
	}

	private void putBack(Claim claim, RuntimeException failure) {
		var outcome = this.postbox.putBack(claim);
		this.metrics.count(claim, outcome);
		logger.atLevel((outcome == Outcome.DEAD) ? Level.ERROR : Level.WARN)
			.log("{} is {}: {}", claim, outcome.word(), reason(failure));
	}

	/** Mail servers and libraries like to quote addresses; logs do not keep them. */
	static String reason(RuntimeException failure) {
		var root = NestedExceptionUtils.getRootCause(failure);
		var reason = (root != null) ? failure + ", caused by " + root : failure.toString();
		return reason.replaceAll("(?s)``.*?\'\'", "(address)")
			.replaceAll("(\"[^\"]*\"|[^\\s<>\"]+)@[^\\s<>]+", "(address)")
			.replaceAll("\\s+", " ");
	}

}
