package org.tragwerk.sandbox.account;

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

	private final Packed data;

	private final Cause cause;

	private volatile List<Attempt> attempts = List.of();

	private volatile boolean pending;

	Event(String id, long created, EventLog.Draft draft, Cause cause) {
		super(id, created);
		this.type = draft.type();
		this.lane = draft.lane();
		this.objectId = String.valueOf(draft.object().get("id"));
		var content = Maps.of("object", draft.object());
		if (draft.previous() != null) {
			content.put("previous_attributes", draft.previous());
		}
		this.data = Packed.of(String.valueOf(draft.object().get("object")), Json.bytes(content));
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
	public List<Attempt> attempts() {
		return this.attempts;
	}

	public boolean isDelivered() {
		return !this.pending && this.attempts.stream().noneMatch(Attempt::isLost)
				|| this.attempts.stream().anyMatch(Attempt::isAccepted);
	}

	public void await() {
		this.pending = true;
	}

	public synchronized void record(Attempt attempt) {
		var more = new ArrayList<>(this.attempts);
		more.add(attempt);
		this.attempts = List.copyOf(more);
		this.pending &= !attempt.isAccepted();
	}

	@Override
	public Map<String, Object> render() {
		return Shape.of("event")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("data", Json.read(this.data.content(), LinkedHashMap.class))
			.set("pending_webhooks", this.pending ? 1 : 0)
			.set("request", Maps.of("id", this.cause.requestId(), "idempotency_key", this.cause.idempotencyKey()))
			.set("type", this.type)
			.fields();
	}

}
