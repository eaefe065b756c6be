package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All open pages of this node. One thread tells them what is new, and none of them can
 * make it wait. They end before the web server begins to wait for its last requests.
 */
@Component
class Streams implements SmartLifecycle {

	static final int LONGEST_MILLIS = 3_600_000;

	private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

	private final Set<Stream> open = ConcurrentHashMap.newKeySet();

	private final AtomicInteger places = new AtomicInteger();

	private final AtomicReference<@Nullable Editions> untold = new AtomicReference<>();

	private final StreamProperties limits;

	private final Counter refused;

	private volatile @Nullable ScheduledExecutorService broadcaster;

	Streams(StreamProperties limits, MeterRegistry meters) {
		this.limits = limits;
		this.refused = Counter.builder("tragwerk.streams.refused")
			.description("Pages that could not listen because all places were taken")
			.register(meters);
	}

	void open(HttpServletRequest request, HttpServletResponse response, @Nullable Editions current)
			throws IOException, ServletException {
		if (current == null) {
			Problem.NOTHING_YET.send(response);
		}
		else if (!takePlace()) {
			this.refused.increment();
			Problem.FULL.send(response);
		}
		else {
			begin(request, response, current);
		}
	}

	private boolean takePlace() {
		var free = this.places.incrementAndGet() <= this.limits.streams();
		if (free && isRunning()) {
			return true;
		}
		this.places.decrementAndGet();
		return false;
	}

	private void begin(HttpServletRequest request, HttpServletResponse response, Editions current)
			throws IOException, ServletException {
		var line = request.upgrade(Line.class);
		var stream = new Stream(this, line, Language.asked(request.getQueryString()));
		line.carry(stream, this.limits.patience());
		this.open.add(stream);
		try {
			send(response, stream.first(current));
		}
		catch (IOException ex) {
			forget(stream);
			throw ex;
		}
		if (!isRunning()) {
			sayGoodbye(stream);
		}
	}

	/** An answer like any other, whose end is the end of the connection. */
	private static void send(HttpServletResponse response, byte[] event) throws IOException {
		response.setStatus(HttpServletResponse.SC_OK);
		Headers.STREAM.writeTo(response);
		response.setHeader("Connection", "close");
		response.getOutputStream().write(event);
		response.flushBuffer();
	}

	/** Tells all streams, or leaves it to the round that is already due. */
	void broadcast(Editions editions) {
		var executor = this.broadcaster;
		if (this.untold.getAndSet(editions) == null && executor != null) {
			executor.execute(this::tell);
		}
	}

	private void tell() {
		var editions = this.untold.getAndSet(null);
		if (editions != null) {
			this.open.forEach((stream) -> stream.offer(editions));
		}
	}

	private void beat() {
		this.open.forEach((stream) -> {
			if (stream.isOver()) {
				stream.end();
			}
			else {
				stream.offer(HEARTBEAT);
			}
		});
	}

	int count() {
		return this.open.size();
	}

	int limit() {
		return this.limits.streams();
	}

	void forget(Stream stream) {
		if (this.open.remove(stream)) {
			this.places.decrementAndGet();
		}
	}

	@Override
	public void start() {
		var executor = Executors.newSingleThreadScheduledExecutor((task) -> new Thread(task, "campaign-streams"));
		var pace = this.limits.heartbeat().toMillis();
		executor.scheduleAtFixedRate(this::beat, pace, pace, TimeUnit.MILLISECONDS);
		this.untold.set(null);
		this.broadcaster = executor;
	}

	@Override
	public void stop() {
		var executor = this.broadcaster;
		this.broadcaster = null;
		if (executor != null) {
			executor.shutdown();
		}
		this.open.forEach(Streams::sayGoodbye);
	}

	private static void sayGoodbye(Stream stream) {
		stream.offer("retry: %d\n\n".formatted(spread(4000)).getBytes(StandardCharsets.US_ASCII));
		stream.end();
	}

	@Override
	public boolean isRunning() {
		return this.broadcaster != null;
	}

	/** Somewhere around the middle, so that not everyone comes back at once. */
	static int spread(int middle) {
		return middle / 2 + ThreadLocalRandom.current().nextInt(middle);
	}

}
