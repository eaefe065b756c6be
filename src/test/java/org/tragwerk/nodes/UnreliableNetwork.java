package org.tragwerk.nodes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.http.Request;
import org.tragwerk.sandbox.http.Response;
import org.tragwerk.sandbox.http.WebServer;

/**
 * A proxy between sandbox and nodes that delays, reorders, duplicates and drops
 * deliveries. It retries deliveries that a node did not accept, as Stripe does.
 */
final class UnreliableNetwork implements AutoCloseable {

	private static final int CONNECTIONS = 16;

	private final WebServer server = new WebServer(0);

	private final PriorityBlockingQueue<Due> due = new PriorityBlockingQueue<>();

	private final AtomicLong taken = new AtomicLong();

	private final AtomicInteger accepted = new AtomicInteger();

	private final AtomicInteger dropped = new AtomicInteger();

	private final AtomicInteger underWay = new AtomicInteger();

	private final List<Node> nodes;

	private final ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS, (task) -> {
		var thread = new Thread(task, "network");
		thread.setDaemon(true);
		return thread;
	});

	private volatile @Nullable String lastMessage;

	private volatile boolean finishing = true;

	private volatile Disorder disorder = new Disorder(new Random(0), 0, 1, 0);

	private volatile boolean open = true;

	UnreliableNetwork(List<Node> nodes) {
		this.nodes = nodes;
		this.server.start(this::take);
		IntStream.range(0, CONNECTIONS).forEach((number) -> this.senders.execute(() -> send(number)));
	}

	/** The URL for the sandbox's deliveries. */
	String url() {
		return "http://localhost:" + this.server.port() + "/";
	}

	void disturb(Disorder disorder) {
		this.disorder = disorder;
		this.finishing = false;
		this.accepted.set(0);
		this.dropped.set(0);
	}

	/** Forwards everything it still holds once a delivery with this word has arrived. */
	void finishAfter(String word) {
		this.lastMessage = word;
	}

	/** Whether all deliveries have been forwarded. */
	boolean isDone() {
		return this.finishing && this.due.isEmpty() && this.underWay.get() == 0;
	}

	int accepted() {
		return this.accepted.get();
	}

	int dropped() {
		return this.dropped.get();
	}

	@Override
	public void close() {
		this.open = false;
		this.senders.shutdownNow();
		this.server.close();
	}

	private Response take(Request request) {
		var delivery = new Delivery(request.body(), request.header("Stripe-Signature"));
		var last = this.lastMessage;
		if (last != null && new String(request.body(), StandardCharsets.UTF_8).contains(last)) {
			this.finishing = true;
		}
		var places = this.disorder.places(this.taken.getAndIncrement());
		places.forEach((place) -> this.due.add(new Due(place, delivery)));
		if (places.isEmpty()) {
			this.dropped.incrementAndGet();
		}
		return Response.text(200, "");
	}

	private void send(int number) {
		var connections = this.nodes.stream().map((node) -> new WebhookConnection(node.port())).toList();
		for (var turn = number; this.open; turn++) {
			this.underWay.incrementAndGet();
			var next = next();
			if (next != null && !isAccepted(connections.get(turn % connections.size()), next.delivery())) {
				this.due.add(next);
				pause();
			}
			this.underWay.decrementAndGet();
			if (next == null) {
				pause();
			}
		}
	}

	private @Nullable Due next() {
		return (this.finishing || this.due.size() > this.disorder.window()) ? this.due.poll() : null;
	}

	private boolean isAccepted(WebhookConnection connection, Delivery delivery) {
		try {
			var accepted = connection.post(delivery) == 200;
			if (accepted) {
				this.accepted.incrementAndGet();
			}
			return accepted;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void pause() {
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
	}

	/**
	 * One delivery from the sandbox.
	 */
	record Delivery(byte[] body, String signature) {
	}

	private record Due(long place, Delivery delivery) implements Comparable<Due> {

		@Override
		public int compareTo(Due other) {
			return Long.compare(this.place, other.place);
		}

	}

	/**
	 * The degree of disorder: how far deliveries are reordered, how often they are
	 * duplicated, and how many are dropped.
	 */
	static final class Disorder {

		private final Random random;

		private final int window;

		private final int most;

		private final double dropping;

		Disorder(Random random, int window, int most, double dropping) {
			this.random = random;
			this.window = window;
			this.most = most;
			this.dropping = dropping;
		}

		int window() {
			return this.window;
		}

		/** The positions at which a delivery is forwarded, none if it is dropped. */
		synchronized List<Long> places(long arrival) {
			var times = (this.random.nextDouble() < this.dropping) ? 0 : 1 + this.random.nextInt(this.most);
			return Stream.generate(() -> arrival + this.random.nextInt(2 * this.window + 1)).limit(times).toList();
		}

	}

}
