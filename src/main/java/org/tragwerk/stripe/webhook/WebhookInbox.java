package org.tragwerk.stripe.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.tragwerk.stripe.client.StripeProperties;
import org.tragwerk.stripe.sync.SyncRequest;
import org.tragwerk.stripe.sync.SyncWorker;

import org.springframework.stereotype.Component;

/**
 * Takes notices in: proved genuine, kept as they came, the customer marked for a look. No
 * other work is done while Stripe waits.
 */
@Component
class WebhookInbox {

	private static final Logger logger = LoggerFactory.getLogger(WebhookInbox.class);

	private final SignatureVerifier verifier;

	private final WebhookEventBatcher tray;

	private final SyncWorker worker;

	private final MeterRegistry meters;

	private final boolean live;

	WebhookInbox(SignatureVerifier verifier, WebhookEventBatcher tray, SyncWorker worker, MeterRegistry meters,
			StripeProperties properties) {
		this.verifier = verifier;
		this.tray = tray;
		this.worker = worker;
		this.meters = meters;
		this.live = properties.isLive();
		Stream.of("refused", "quarantine", "other_train").forEach((result) -> counter("other", result));
	}

	/**
	 * Takes the notice in; once this returns true it survives any crash.
	 * @return false if Stripe did not sign it
	 */
	boolean accept(byte[] body, String signature) {
		if (!this.verifier.isGenuine(body, signature)) {
			count("other", "refused");
			return false;
		}
		var webhookEvent = WebhookEventHeader.read(body)
			.map((head) -> judge(head, body))
			.orElseGet(() -> unreadable(body));
		keep(webhookEvent);
		if (webhookEvent.syncRequest() != null) {
			this.worker.wakeFor(webhookEvent.syncRequest());
		}
		return true;
	}

	private void keep(WebhookEvent webhookEvent) {
		try (var field = MDC.putCloseable("event.id", webhookEvent.head().id())) {
			this.tray.keep(webhookEvent);
			count(WebhookEventTypes.label(webhookEvent.head().type()),
					webhookEvent.handling().name().toLowerCase(Locale.ROOT));
			logger.debug("Kept a notice of {} with the verdict {}", webhookEvent.head().type(),
					webhookEvent.handling());
		}
	}

	private WebhookEvent judge(WebhookEventHeader head, byte[] body) {
		if (head.livemode() != this.live) {
			logger.error("Notice {} is of the other mode, livemode={}", head.id(), head.livemode());
			return new WebhookEvent(head, WebhookEvent.Handling.QUARANTINE, null, body);
		}
		var syncRequest = ApiReleaseTrain.OURS.wrote(head) ? WebhookEventTypes.newsIn(head) : newsOfAnotherTrain(head);
		return new WebhookEvent(head, (syncRequest != null) ? WebhookEvent.Handling.LOOK : WebhookEvent.Handling.RECORD,
				syncRequest, body);
	}

	/** What it says of its object may mean something else by now, so all is fetched. */
	private @Nullable SyncRequest newsOfAnotherTrain(WebhookEventHeader head) {
		count(WebhookEventTypes.label(head.type()), "other_train");
		logger.error("Notice {} is written in version {} and not in ours: pin the endpoint's version", head.id(),
				head.version());
		var syncRequest = WebhookEventTypes.newsIn(head);
		return (syncRequest != null) ? new SyncRequest(syncRequest.customerId(), null, null) : null;
	}

	private WebhookEvent unreadable(byte[] body) {
		var head = new WebhookEventHeader("unreadable-" + fingerprint(body), "unreadable", this.live, null, null, null,
				null);
		logger.error("Notice {} is signed but cannot be read", head.id());
		return new WebhookEvent(head, WebhookEvent.Handling.QUARANTINE, null, body);
	}

	private void count(String type, String result) {
		counter(type, result).increment();
	}

	/** Those that alarm are there before the first, so that an increase is seen. */
	private Counter counter(String type, String result) {
		return this.meters.counter("tragwerk.notices", "type", type, "result", result);
	}

	private static String fingerprint(byte[] body) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
