package org.tragwerk.sandbox.account.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Json;

/**
 * Something that happened, with the object as it was at that moment, and how telling the
 * target went.
 */
public final class Event extends StripeObject {

	private final String type;

	private final String lane;

	private final String objectId;

	private final CompressedJson data;

	private final EventTrigger cause;

	private volatile List<DeliveryAttempt> attempts = List.of();

	private final SandboxClock clock;

	private volatile boolean pending;

	private volatile boolean givenUp;

	private volatile @Nullable Long acknowledgedAt;

	Event(String id, EventLog.Draft draft, EventTrigger cause, SandboxClock clock) {
		super(id, clock.now());
		this.clock = clock;
		this.type = draft.type();
		this.lane = draft.lane();
		this.objectId = String.valueOf(draft.object().get("id"));
		var content = OrderedMap.of("object", draft.object());
		if (draft.previous() != null) {
			content.put("previous_attributes", draft.previous());
		}
		this.data = CompressedJson.of(String.valueOf(draft.object().get("object")), Json.bytes(content));
		this.cause = cause;
	}

	/** Events in one lane are told one after the other. */
	@Override
	public String lane() {
		return this.lane;
	}

	/** Whether somebody waits for what this event tells. */
	public boolean isUrgent() {
		return this.cause.urgent();
	}

	/** The id of the object that the event is about. */
	public String objectId() {
		return this.objectId;
	}

	public String type() {
		return this.type;
	}

	public long created() {
		return this.created;
	}

	/** All tries to tell the target, oldest first. */
	public List<DeliveryAttempt> attempts() {
		return this.attempts;
	}

	public boolean isDelivered() {
		return !this.pending && this.attempts.stream().noneMatch(DeliveryAttempt::isLost)
				|| this.attempts.stream().anyMatch(DeliveryAttempt::isAccepted);
	}

	/** When, by the sandbox's time, the target said yes, or null if it has not. */
	public @Nullable Long acknowledgedAt() {
		return this.acknowledgedAt;
	}

	/** No further try will be made. */
	public void giveUp() {
		this.givenUp = true;
	}

	public boolean isGivenUp() {
		return this.givenUp;
	}

	/** Waits for the first try to tell of it, for a moment of wall time. */
	synchronized void awaitFirstTry(long millis) {
		try {
			if (this.pending && this.attempts.isEmpty()) {
				wait(millis);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public void await() {
		this.pending = true;
	}

	public synchronized void record(DeliveryAttempt attempt) {
		var more = new ArrayList<>(this.attempts);
		more.add(attempt);
		this.attempts = List.copyOf(more);
		if (attempt.isAccepted() && this.acknowledgedAt == null) {
			this.acknowledgedAt = this.clock.reached();
		}
		notifyAll();
		this.pending &= !attempt.isAccepted();
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("event")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("data", Json.read(this.data.content(), LinkedHashMap.class))
			.set("pending_webhooks", this.pending ? 1 : 0)
			.set("request", OrderedMap.of("id", this.cause.requestId(), "idempotency_key", this.cause.idempotencyKey()))
			.set("type", this.type)
			.fields();
	}

}
