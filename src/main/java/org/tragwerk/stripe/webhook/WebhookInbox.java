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
 * Accepts webhook events: verifies the signature, stores the unparsed bytes and marks the
 * customer for a sync. Everything else happens after Stripe was answered.
 */
@Component
class WebhookInbox {

	private static final Logger logger = LoggerFactory.getLogger(WebhookInbox.class);

	private final SignatureVerifier verifier;

	private final WebhookEventBatcher batcher;

	private final SyncWorker worker;

	private final MeterRegistry meters;

	private final boolean live;

	WebhookInbox(SignatureVerifier verifier, WebhookEventBatcher batcher, SyncWorker worker, MeterRegistry meters,
			StripeProperties properties) {
		this.verifier = verifier;
		this.batcher = batcher;
		this.worker = worker;
		this.meters = meters;
		this.live = properties.isLive();
		Stream.of("refused", "quarantine", "other_train").forEach((result) -> counter("other", result));
	}

	/**
	 * Accepts an event; it is committed when this method returns true.
	 * @return false if the signature is invalid
	 * @throws WebhookEventNotStoredException if it could not be stored
	 */
	boolean accept(byte[] body, String signature) {
		if (!this.verifier.isGenuine(body, signature)) {
			count("other", "refused");
			return false;
		}
		var webhookEvent = WebhookEventHeader.read(body)
			.map((header) -> webhookEvent(header, body))
			.orElseGet(() -> unreadable(body));
		store(webhookEvent);
		if (webhookEvent.syncRequest() != null) {
			this.worker.wakeFor(webhookEvent.syncRequest());
		}
		return true;
	}

	private void store(WebhookEvent webhookEvent) {
		try (var field = MDC.putCloseable("event.id", webhookEvent.header().id())) {
			this.batcher.store(webhookEvent);
			count(WebhookEventTypes.label(webhookEvent.header().type()),
					webhookEvent.handling().name().toLowerCase(Locale.ROOT));
			logger.debug("Stored webhook event {} with the handling {}", webhookEvent.header().type(),
					webhookEvent.handling());
		}
	}

	private WebhookEvent webhookEvent(WebhookEventHeader header, byte[] body) {
		if (header.livemode() != this.live) {
			logger.error("Webhook event {} is quarantined, because it has the wrong mode: livemode={}", header.id(),
					header.livemode());
			return new WebhookEvent(header, WebhookEvent.Handling.QUARANTINE, null, body);
		}
		var syncRequest = ApiReleaseTrain.OURS.includes(header) ? WebhookEventTypes.syncRequest(header)
				: syncRequestOfAnotherTrain(header);
		return new WebhookEvent(header,
				(syncRequest != null) ? WebhookEvent.Handling.SYNC : WebhookEvent.Handling.RECORD, syncRequest, body);
	}

	/**
	 * Requests a full sync of the customer, because fields can have another meaning in
	 * another release train.
	 */
	private @Nullable SyncRequest syncRequestOfAnotherTrain(WebhookEventHeader header) {
		count(WebhookEventTypes.label(header.type()), "other_train");
		logger.error(
				"Webhook event {} has API version {}, another release train than the SDK's: pin the endpoint's version",
				header.id(), header.apiVersion());
		var syncRequest = WebhookEventTypes.syncRequest(header);
		return (syncRequest != null) ? SyncRequest.full(syncRequest.providerId(), syncRequest.priority()) : null;
	}

	private WebhookEvent unreadable(byte[] body) {
		var header = new WebhookEventHeader("unreadable-" + fingerprint(body), "unreadable", this.live, null, null,
				null, null);
		logger.error("Webhook event {} is signed but cannot be read", header.id());
		return new WebhookEvent(header, WebhookEvent.Handling.QUARANTINE, null, body);
	}

	private void count(String type, String result) {
		counter(type, result).increment();
	}

	/**
	 * The counters of the results that have an alert are registered at startup, because
	 * Prometheus does not see the increase of a counter that first appears with its first
	 * event.
	 */
	private Counter counter(String type, String result) {
		return Counter.builder("tragwerk.webhook.events")
			.description("Webhook events that were received")
			.tags("type", type, "result", result)
			.register(this.meters);
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
