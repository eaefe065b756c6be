package org.tragwerk.sandbox.account;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Json;

/**
 * Something that happened, with the object as it was at that moment, and how telling the
 * target went.
 */
public final class Event extends StripeObject {

	private final String type;

	private final byte[] object;

	private final @Nullable Map<String, Object> previous;

	private final Cause cause;

	private final List<Attempt> attempts = new CopyOnWriteArrayList<>();

	private volatile boolean pending;

	Event(String id, long created, String type, Map<String, Object> object, @Nullable Map<String, Object> previous,
			Cause cause) {
		super(id, created);
		this.type = type;
		this.object = Json.bytes(object);
		this.previous = previous;
		this.cause = cause;
	}

	public String type() {
		return this.type;
	}

	public long created() {
		return this.created;
	}

	/** All tries to tell the target, oldest first. */
	public List<Attempt> attempts() {
		return Collections.unmodifiableList(this.attempts);
	}

	public boolean isDelivered() {
		return !this.pending && this.attempts.stream().noneMatch(Attempt::isLost)
				|| this.attempts.stream().anyMatch(Attempt::isAccepted);
	}

	public void await() {
		this.pending = true;
	}

	public void record(Attempt attempt) {
		this.attempts.add(attempt);
		this.pending &= !attempt.isAccepted();
	}

	/** The object that the event is about. */
	@SuppressWarnings("unchecked")
	public Map<String, Object> object() {
		return Json.read(this.object, LinkedHashMap.class);
	}

	@Override
	public Map<String, Object> render() {
		var data = Maps.of("object", object());
		if (this.previous != null) {
			data.put("previous_attributes", this.previous);
		}
		return Shape.of("event")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("data", data)
			.set("pending_webhooks", this.pending ? 1 : 0)
			.set("request", Maps.of("id", this.cause.requestId(), "idempotency_key", this.cause.idempotencyKey()))
			.set("type", this.type)
			.fields();
	}

}
