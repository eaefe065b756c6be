package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.tragwerk.site.ClientNetwork;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All event streams of this node. One thread broadcasts to them with non-blocking writes.
 * They are closed before the web server's graceful shutdown.
 */
@Component
class EventStreams implements SmartLifecycle {

	static final int LIFETIME_MILLIS = 3_600_000;

	/**
	 * A comment for proxies and an event for scripts, which learn nothing of comments. It
	 * has data, because without any it would not be dispatched (HTML, 9.2.6).
	 */
	private static final byte[] HEARTBEAT = ":\nevent: heartbeat\ndata: {}\n\n".getBytes(StandardCharsets.US_ASCII);

	private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean broadcastDue = new AtomicBoolean();

	private final StreamProperties limits;

	private final StreamLimiter limiter;

	private volatile @Nullable ScheduledExecutorService broadcaster;

	EventStreams(StreamProperties limits, MeterRegistry meters) {
		this.limits = limits;
		this.limiter = new StreamLimiter(limits, meters);
	}

	void open(HttpServletRequest request, HttpServletResponse response, Campaign campaign)
			throws IOException, ServletException {
		var current = campaign.current();
		var network = ClientNetwork.of(request);
		if (current == null) {
			Problem.COUNT_UNKNOWN.send(response);
		}
		else if (!isRunning() || !this.limiter.reserve(network)) {
			Problem.STREAMS_FULL.send(response);
		}
		else {
			start(request, response, campaign, current, network);
		}
	}

	private void start(HttpServletRequest request, HttpServletResponse response, Campaign campaign,
			RenderedCampaign current, ClientNetwork network) throws IOException, ServletException {
		var connection = request.upgrade(SseConnection.class);
		var language = Language.requested(request.getQueryString());
		var stream = new EventStream(this, connection, campaign, language, network);
		connection.open(stream, this.limits.streamWriteTimeout());
		this.open.add(stream);
		try {
			send(response, stream.first(current));
		}
		catch (IOException ex) {
			remove(stream);
			throw ex;
		}
		if (!isRunning()) {
			end(stream);
		}
	}

	/**
	 * Sends the headers without a content length: closing the connection ends the
	 * response.
	 */
	private static void send(HttpServletResponse response, byte[] event) throws IOException {
		response.setStatus(HttpServletResponse.SC_OK);
		Headers.STREAM.writeTo(response);
		response.setHeader("Connection", "close");
		response.getOutputStream().write(event);
		response.flushBuffer();
	}

	/**
	 * Starts a broadcast of the latest versions to all streams, unless one is already
	 * scheduled.
	 */
	void broadcast() {
		var executor = this.broadcaster;
		if (executor != null && !this.broadcastDue.getAndSet(true)) {
			executor.execute(this::sendNewest);
		}
	}

	private void sendNewest() {
		this.broadcastDue.set(false);
		this.open.forEach(EventStream::sendNewest);
	}

	private void sendHeartbeat() {
		this.open.forEach((stream) -> {
			if (stream.isExpired()) {
				stream.end();
			}
			else {
				stream.sendIfIdle(HEARTBEAT);
			}
		});
	}

	int count() {
		return this.open.size();
	}

	int limit() {
		return this.limits.streams();
	}

	void remove(EventStream stream) {
		if (this.open.remove(stream)) {
			this.limiter.release(stream.network());
		}
	}

	@Override
	public void start() {
		var executor = Executors.newSingleThreadScheduledExecutor((task) -> new Thread(task, "event-streams"));
		var heartbeat = this.limits.streamHeartbeat().toMillis();
		executor.scheduleAtFixedRate(this::sendHeartbeat, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
		this.broadcastDue.set(false);
		this.broadcaster = executor;
	}

	@Override
	public void stop() {
		var executor = this.broadcaster;
		this.broadcaster = null;
		if (executor != null) {
			executor.shutdown();
		}
		this.open.forEach(EventStreams::end);
	}

	/** Ends a stream with a {@code retry} field, after which its client reconnects. */
	private static void end(EventStream stream) {
		stream.sendIfIdle("retry: %d\n\n".formatted(jitter(4000)).getBytes(StandardCharsets.US_ASCII));
		stream.end();
	}

	@Override
	public boolean isRunning() {
		return this.broadcaster != null;
	}

	/**
	 * A random value between 0.5 and 1.5 times the given one, so that clients do not
	 * reconnect at the same moment.
	 */
	static int jitter(int middle) {
		return middle / 2 + ThreadLocalRandom.current().nextInt(middle);
	}

}
