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
import org.tragwerk.sandbox.delivery.DeliveryFaults.ActiveFaults;

/**
 * Delivers events to the webhook target: in order within each lane, urgent ones first,
 * with growing delays between retries.
 */
public final class WebhookDeliveries implements AutoCloseable {

	private static final List<Duration> RETRY_DELAYS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
			Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1),
			Duration.ofHours(6));

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Duration REORDER_DELAY = Duration.ofMillis(300);

	private static final int THREADS = 8;

	private final DeliveryQueue queue = new DeliveryQueue();

	private final ScheduledExecutorService later = Executors
		.newSingleThreadScheduledExecutor((task) -> daemon("sandbox-deliveries-later", task));

	private final WebhookSender sender = new WebhookSender();

	private final DeliveryFaults faults;

	private final Map<String, CompletableFuture<Void>> inFlight = new ConcurrentHashMap<>();

	private final Set<String> beforeResponse = ConcurrentHashMap.newKeySet();

	private final Map<String, Runnable> heldBack = new ConcurrentHashMap<>();

	private volatile WebhookTarget target;

	private volatile Supplier<List<EnabledEndpoint>> endpoints = List::of;

	public WebhookDeliveries(WebhookTarget target, DeliveryFaults faults) {
		this.target = target;
		this.faults = faults;
		for (int number = 1; number <= THREADS; number++) {
			daemon("sandbox-deliveries-" + number, this::runWorker).start();
		}
	}

	public WebhookTarget target() {
		return this.target;
	}

	public void deliverTo(WebhookTarget target) {
		this.target = target;
	}

	/** Also delivers to the endpoints that were created through the API. */
	public void useEndpoints(Supplier<List<EnabledEndpoint>> endpoints) {
		this.endpoints = endpoints;
	}

	private WebhookTarget targetOf(Event event) {
		return this.target.primary(this.endpoints.get(), event.type());
	}

	/** Queues a new event; returns at once. */
	public void accept(Event event) {
		for (var other : this.target.additional(this.endpoints.get(), event.type())) {
			this.queue.add(event.lane() + " to " + other.url(), event.isUrgent(), () -> sendToOther(other, event, 0));
		}
		if (targetOf(event).url() == null) {
			return;
		}
		event.markPending();
		var active = this.faults.consume(event.type());
		if (active.include(Kind.BEFORE_RESPONSE)) {
			this.beforeResponse.add(event.id());
		}
		var first = new CompletableFuture<Void>();
		this.inFlight.put(event.id(), first);
		first.whenComplete((nothing, failure) -> this.inFlight.remove(event.id()));
		if (active.include(Kind.DELAY)) {
			schedule(event, active.millis(), () -> deliver(event, active, first));
			first.complete(null);
		}
		else {
			this.queue.add(event.lane(), event.isUrgent(), () -> deliver(event, active, first));
		}
	}

	/** Delivers an event again. */
	public void resend(Event event) {
		if (targetOf(event).url() != null) {
			this.queue.add(event.lane(), true,
					() -> event.record(this.sender.send(targetOf(event), event, ActiveFaults.NONE)));
		}
	}

	/**
	 * Waits for the first delivery attempt of these events, for ten seconds at most;
	 * delayed ones are not waited for.
	 */
	public void awaitFirstAttempt(List<Event> events) {
		var waited = events.stream()
			.map((event) -> this.inFlight.get(event.id()))
			.filter(Objects::nonNull)
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(waited).completeOnTimeout(null, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).join();
	}

	/**
	 * Waits for the events that have to be delivered before the response to the call that
	 * caused them.
	 */
	public void awaitBeforeResponse(List<Event> events) {
		if (events.stream().anyMatch((event) -> this.beforeResponse.remove(event.id()))) {
			awaitFirstAttempt(events);
		}
	}

	@Override
	public void close() {
		this.later.shutdownNow();
		this.queue.close();
		this.inFlight.values().forEach((first) -> first.complete(null));
	}

	private void runWorker() {
		try {
			for (var more = true; more;) {
				more = this.queue.work();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void schedule(Event event, long millis, Runnable work) {
		this.later.schedule(() -> this.queue.add(event.lane(), event.isUrgent(), work), millis, TimeUnit.MILLISECONDS);
	}

	private void deliver(Event event, ActiveFaults active, CompletableFuture<Void> first) {
		if (active.include(Kind.REORDER)) {
			this.heldBack.put(event.lane(), () -> send(event, active, first));
			schedule(event, REORDER_DELAY.toMillis(), () -> releaseHeldBack(event.lane()));
		}
		else {
			send(event, active, first);
			releaseHeldBack(event.lane());
		}
	}

	private void releaseHeldBack(String lane) {
		var held = this.heldBack.remove(lane);
		if (held != null) {
			held.run();
		}
	}

	private void send(Event event, ActiveFaults active, CompletableFuture<Void> first) {
		try {
			if (active.include(Kind.DROP)) {
				event.record(new DeliveryAttempt(Instant.now(), "dropped"));
				return;
			}
			attempt(event, active, 0);
			if (active.include(Kind.DUPLICATE)) {
				event.record(this.sender.send(targetOf(event), event, active));
			}
		}
		finally {
			first.complete(null);
		}
	}

	/**
	 * Delivers to an additional endpoint; the event records only the attempts at the
	 * first.
	 */
	private void sendToOther(WebhookTarget other, Event event, int number) {
		if (!this.sender.send(other, event, ActiveFaults.NONE).isAccepted() && number < RETRY_DELAYS.size()) {
			this.later.schedule(
					() -> this.queue.add(event.lane() + " to " + other.url(), event.isUrgent(),
							() -> sendToOther(other, event, number + 1)),
					RETRY_DELAYS.get(number).toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void attempt(Event event, ActiveFaults active, int number) {
		var attempt = this.sender.send(targetOf(event), event, active);
		event.record(attempt);
		if (!attempt.isAccepted() && number < RETRY_DELAYS.size()) {
			schedule(event, RETRY_DELAYS.get(number).toMillis(), () -> attempt(event, ActiveFaults.NONE, number + 1));
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
