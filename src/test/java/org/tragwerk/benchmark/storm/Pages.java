package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A client that requests pages in turn, ten times a second.
 */
final class Pages implements AutoCloseable {

	private static final long PAUSE_MILLIS = 100;

	private final HttpClient http = HttpClient.newHttpClient();

	private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());

	private final List<HttpRequest> requests;

	private final Thread reader = new Thread(this::read, "reader");

	Pages(String url, String... paths) {
		this.requests = Stream.of(paths).map((path) -> HttpRequest.newBuilder(URI.create(url + path)).build()).toList();
		this.reader.start();
	}

	int count() {
		return this.millis.size();
	}

	/** The response times in milliseconds. */
	List<Long> millis() {
		return List.copyOf(this.millis);
	}

	/** The 99th percentile of the response times in milliseconds. */
	long p99() {
		var sorted = new ArrayList<>(this.millis);
		Collections.sort(sorted);
		return sorted.get((int) (sorted.size() * 0.99));
	}

	@Override
	public void close() {
		this.reader.interrupt();
	}

	private void read() {
		try {
			for (int number = 0; !Thread.interrupted(); number++) {
				var started = System.nanoTime();
				var status = this.http.send(this.requests.get(number % this.requests.size()), BodyHandlers.discarding())
					.statusCode();
				this.millis.add((status < 500) ? (System.nanoTime() - started) / 1_000_000 : Long.MAX_VALUE);
				Thread.sleep(PAUSE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			this.millis.add(Long.MAX_VALUE);
		}
	}

}
