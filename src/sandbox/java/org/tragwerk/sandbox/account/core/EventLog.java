package org.tragwerk.sandbox.account.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/** The events of the last thirty days; passes new events to the deliveries. */
public final class EventLog {

	private static final long KEPT = 30L * 86_400;

	private final Table<Event> events = new Table<>("event");

	private final IdGenerator ids;

	private final SandboxClock clock;

	private final Consumer<Event> delivery;

	private final List<Event> ofThisChange = new ArrayList<>();

	private EventTrigger trigger = EventTrigger.AUTOMATIC;

	EventLog(IdGenerator ids, SandboxClock clock, Consumer<Event> delivery) {
		this.ids = ids;
		this.clock = clock;
		this.delivery = delivery;
	}

	public Table<Event> table() {
		return this.events;
	}

	/** Creates an event with the object as it is now, to be published later. */
	public NewEvent newEvent(String type, StripeObject object) {
		return new NewEvent(type, object.render(), null, object.lane());
	}

	public void publish(String type, StripeObject object) {
		publish(newEvent(type, object));
	}

	public void publish(NewEvent... newEvents) {
		for (var newEvent : newEvents) {
			var event = new Event(this.ids.next("evt_1", 23), newEvent, this.trigger, this.clock);
			this.events.add(event);
			this.ofThisChange.add(event);
			this.clock.count(event.type());
			this.delivery.accept(event);
		}
	}

	/** The last event published in the current change. */
	public Event latest() {
		return this.ofThisChange.get(this.ofThisChange.size() - 1);
	}

	/** Publishes an update event if the object has changed. */
	public void publishUpdate(String type, Map<String, Object> before, StripeObject object) {
		var update = update(type, before, object);
		if (update != null) {
			publish(update);
		}
	}

	/** The update event if the object has changed, or an empty list. */
	public List<NewEvent> updates(String type, Map<String, Object> before, StripeObject object) {
		var update = update(type, before, object);
		return (update != null) ? List.of(update) : List.of();
	}

	@Nullable NewEvent update(String type, Map<String, Object> before, StripeObject object) {
		var now = object.render();
		var previous = PreviousAttributes.between(before, now);
		return previous.isEmpty() ? null : new NewEvent(type, now, previous, object.lane());
	}

	void begin(EventTrigger trigger) {
		this.trigger = trigger;
		this.ofThisChange.clear();
	}

	/** Ends the current change and returns its events. */
	List<Event> end() {
		this.trigger = EventTrigger.AUTOMATIC;
		this.events.forgetBefore(this.clock.reached() - KEPT);
		return List.copyOf(this.ofThisChange);
	}

	/** An event before it is published. */
	public record NewEvent(String type, Map<String, Object> object, @Nullable Map<String, Object> previous,
			String lane) {

	}

}
