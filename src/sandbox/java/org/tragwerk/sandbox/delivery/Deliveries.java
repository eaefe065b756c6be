package org.tragwerk.sandbox.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.tragwerk.sandbox.account.core.DeliveryAttempt;
import org.tragwerk.sandbox.account.core.EnabledEndpoint;
import org.tragwerk.sandbox.account.core.Event;
import org.tragwerk.sandbox.delivery.DeliveryFault.Kind;
import org.tragwerk.sandbox.delivery.DeliveryFaults.Troubles;

/**
 * Tells the target of every event, those of one customer one after the other and fresh
 * causes first, and again with growing gaps until it says yes.
 */
public final class Deliveries implements AutoCloseable {

	private static final List<Duration> GAPS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
			Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1),
			Duration.ofHours(6));

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration HELD_BACK = Duration.ofMillis(300);

	private static final int AT_A_TIME = 8;

	private final Lanes lanes = new Lanes();

	private final ScheduledExecutorService later = Executors
		.newSingleThreadScheduledExecutor((task) -> daemon("sandbox-deliveries-later", task));

	private final Post post = new Post();

	private final DeliveryFaults faults;

	private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

	private final Set<String> mustComeFirst = ConcurrentHashMap.newKeySet();

	private final Map<String, Runnable> heldBack = new ConcurrentHashMap<>();

	private volatile Target target;

	private volatile Supplier<List<EnabledEndpoint>> listeners = List::of;

	public Deliveries(Target target, DeliveryFaults faults) {
		this.target = target;
		this.faults = faults;
		for (int number = 1; number <= AT_A_TIME; number++) {
			daemon("sandbox-deliveries-" + number, this::deliverAll).start();
		}
	}

	public Target target() {
		return this.target;
	}

	public void deliverTo(Target target) {
		this.target = target;
	}

	/** Heeds the endpoints that are made through the API as well. */
	public void heed(Supplier<List<EnabledEndpoint>> listeners) {
		this.listeners = listeners;
	}

	private Target targetOf(Event event) {
		return this.target.among(this.listeners.get(), event.type());
	}

	/** Takes a new event; returns at once. */
	public void accept(Event event) {
		for (var other : this.target.others(this.listeners.get(), event.type())) {
			this.lanes.add(event.lane() + " to " + other.url(), event.isUrgent(), () -> tellToo(other, event, 0));
		}
		if (targetOf(event).url() == null) {
			return;
		}
		event.await();
		var troubles = this.faults.meet(event.type());
		if (troubles.include(Kind.BEFORE_RESPONSE)) {
			this.mustComeFirst.add(event.id());
		}
		var first = new CompletableFuture<Void>();
		this.underWay.put(event.id(), first);
		first.whenComplete((nothing, failure) -> this.underWay.remove(event.id()));
		if (troubles.include(Kind.DELAY)) {
			inTime(event, troubles.millis(), () -> deliver(event, troubles, first));
			first.complete(null);
		}
		else {
			this.lanes.add(event.lane(), event.isUrgent(), () -> deliver(event, troubles, first));
		}
	}

	/** Sends an event once more, whatever became of it before. */
	public void resend(Event event) {
		if (targetOf(event).url() != null) {
			this.lanes.add(event.lane(), true,
					() -> event.record(this.post.send(targetOf(event), event, Troubles.NONE)));
		}
	}

	/**
	 * Waits until these events were tried once, but not for ever and not for those held
	 * up on purpose.
	 */
	public void awaitFirstTry(List<Event> events) {
		var waited = events.stream()
			.map((event) -> this.underWay.get(event.id()))
			.filter(Objects::nonNull)
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(waited).completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	/**
	 * Waits if an event among them has to be told before the call that caused it is
	 * answered.
	 */
	public void awaitBeforeResponse(List<Event> events) {
		if (events.stream().anyMatch((event) -> this.mustComeFirst.remove(event.id()))) {
			awaitFirstTry(events);
		}
	}

	@Override
	public void close() {
		this.later.shutdownNow();
		this.lanes.close();
		this.underWay.values().forEach((first) -> first.complete(null));
	}

	private void deliverAll() {
		try {
			for (var more = true; more;) {
				more = this.lanes.work();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void inTime(Event event, long millis, Runnable work) {
		this.later.schedule(() -> this.lanes.add(event.lane(), event.isUrgent(), work), millis, TimeUnit.MILLISECONDS);
	}

	private void deliver(Event event, Troubles troubles, CompletableFuture<Void> first) {
		if (troubles.include(Kind.REORDER)) {
			this.heldBack.put(event.lane(), () -> tell(event, troubles, first));
			inTime(event, HELD_BACK.toMillis(), () -> releaseHeldBack(event.lane()));
		}
		else {
			tell(event, troubles, first);
			releaseHeldBack(event.lane());
		}
	}

	private void releaseHeldBack(String lane) {
		var held = this.heldBack.remove(lane);
		if (held != null) {
			held.run();
		}
	}

	private void tell(Event event, Troubles troubles, CompletableFuture<Void> first) {
		try {
			if (troubles.include(Kind.DROP)) {
				event.record(new DeliveryAttempt(Instant.now(), "dropped"));
				return;
			}
			attempt(event, troubles, 0);
			if (troubles.include(Kind.DUPLICATE)) {
				event.record(this.post.send(targetOf(event), event, troubles));
			}
		}
		finally {
			first.complete(null);
		}
	}

	/** Tells one of several endpoints; the event's own record is about the first. */
	private void tellToo(Target other, Event event, int number) {
		if (!this.post.send(other, event, Troubles.NONE).isAccepted() && number < GAPS.size()) {
			this.later.schedule(
					() -> this.lanes.add(event.lane() + " to " + other.url(), event.isUrgent(),
							() -> tellToo(other, event, number + 1)),
					GAPS.get(number).toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void attempt(Event event, Troubles troubles, int number) {
		var attempt = this.post.send(targetOf(event), event, troubles);
		event.record(attempt);
		if (!attempt.isAccepted() && number < GAPS.size()) {
			inTime(event, GAPS.get(number).toMillis(), () -> attempt(event, Troubles.NONE, number + 1));
		}
		else if (!attempt.isAccepted()) {
			event.giveUp();
		}
	}

	private static Thread daemon(String name, Runnable task) {
		var thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
