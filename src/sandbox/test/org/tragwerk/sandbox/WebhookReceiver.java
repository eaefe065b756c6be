package org.tragwerk.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/** A webhook endpoint that keeps all deliveries and answers with configured statuses. */
final class WebhookReceiver implements AutoCloseable {

	private final HttpServer server;

	final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

	private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch released = new CountDownLatch(1);

	private volatile @Nullable String held;

	WebhookReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/webhooks/stripe";
	}

	/** The next delivery is answered with this status, all others with 200. */
	void answerOnce(int status) {
		this.answers.add(status);
	}

	/** Does not answer deliveries that contain this word until all are released. */
	void hold(String word) {
		this.held = word;
	}

	void release() {
		this.released.countDown();
	}

	List<String> types() {
		return this.deliveries.stream().map(Delivery::type).toList();
	}

	List<Delivery> of(String type) {
		return this.deliveries.stream().filter((delivery) -> delivery.type().equals(type)).toList();
	}

	@Override
	public void close() {
		release();
		this.server.stop(0);
		this.threads.shutdown();
	}

	private void receive(HttpExchange exchange) throws IOException {
		var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		var delivery = new Delivery(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"));
		if (this.held != null && body.contains(this.held)) {
			awaitRelease();
		}
		this.deliveries.add(delivery);
		var status = this.answers.poll();
		exchange.sendResponseHeaders((status != null) ? status : 200, -1);
		exchange.close();
	}

	private void awaitRelease() {
		try {
			this.released.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	record Delivery(String body, String signature) {

		String type() {
			return JsonParser.parseString(this.body).getAsJsonObject().get("type").getAsString();
		}

		String id() {
			return JsonParser.parseString(this.body).getAsJsonObject().get("id").getAsString();
		}

	}

}
