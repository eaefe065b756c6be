package org.tragwerk.sandbox.account.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Json;

/**
 * A Stripe event with the object as it was when the event was published, and its delivery
 * attempts.
 */
public final class Event extends StripeObject {

	private final String type;

	private final String lane;

	private final String objectId;

	private final CompressedJson data;

	private final EventTrigger trigger;

	private volatile List<DeliveryAttempt> attempts = List.of();

	private final SandboxClock clock;

	private volatile boolean pending;

	private volatile boolean givenUp;

	private volatile @Nullable Long acknowledgedAt;

	Event(String id, EventLog.NewEvent newEvent, EventTrigger trigger, SandboxClock clock) {
		super(id, clock.now());
		this.clock = clock;
		this.type = newEvent.type();
		this.lane = newEvent.lane();
		this.objectId = String.valueOf(newEvent.object().get("id"));
		var content = OrderedMap.of("object", newEvent.object());
		if (newEvent.previous() != null) {
			content.put("previous_attributes", newEvent.previous());
		}
		this.data = CompressedJson.of(String.valueOf(newEvent.object().get("object")), Json.bytes(content));
		this.trigger = trigger;
	}

	/** The delivery lane: events with the same lane are delivered one after the other. */
	@Override
	public String lane() {
		return this.lane;
	}

	/**
	 * Whether it was caused by a request or page and is delivered before events of
	 * scheduled tasks.
	 */
	public boolean isUrgent() {
		return this.trigger.urgent();
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

	/** All delivery attempts, oldest first. */
	public List<DeliveryAttempt> attempts() {
		return this.attempts;
	}

	public boolean isDelivered() {
		return !this.pending && this.attempts.stream().noneMatch(DeliveryAttempt::isLost)
				|| this.attempts.stream().anyMatch(DeliveryAttempt::isAccepted);
	}

	/**
	 * The Unix second of the sandbox's clock at which the target acknowledged it, null if
	 * it has not.
	 */
	public @Nullable Long acknowledgedAt() {
		return this.acknowledgedAt;
	}

	/** Stops delivering it. */
	public void giveUp() {
		this.givenUp = true;
	}

	public boolean isGivenUp() {
		return this.givenUp;
	}

	/**
	 * Waits for the first delivery attempt, at most so many milliseconds of wall time.
	 */
	synchronized void awaitFirstAttempt(long millis) {
		try {
			if (this.pending && this.attempts.isEmpty()) {
				wait(millis);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public void markPending() {
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
			.set("request",
					OrderedMap.of("id", this.trigger.requestId(), "idempotency_key", this.trigger.idempotencyKey()))
			.set("type", this.type)
			.fields();
	}

}
