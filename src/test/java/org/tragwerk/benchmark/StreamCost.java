package org.tragwerk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.tragwerk.testing.Ports;

/**
 * Measures many event streams on a small heap: latency of a change, memory of each
 * stream, and the time until broken connections are removed.
 */
final class StreamCost {

	private static final String PATH = "/api/v1/campaigns/danke/stream";

	private static final String HEAD = """
			HTTP/1.1 200 \r
			Content-Type: text/event-stream;charset=utf-8\r
			Cache-Control: no-cache, no-transform\r
			Connection: close\r
			\r
			""";

	private static final int STREAMS = 5000;

	private static final int WARM_UP = 20;

	private static final int ROUNDS = 21;

	private static final int KIB = 1024;

	private final BenchmarkDatabase database;

	private final Server product;

	private final int management;

	private final Path directory;

	StreamCost(BenchmarkDatabase database, Server product, int management, Path directory) {
		this.database = database;
		this.product = product;
		this.management = management;
		this.directory = directory;
	}

	List<Row> measure() throws IOException, InterruptedException, SQLException {
		this.database.createBareCounter();
		var port = Ports.free();
		var arguments = List.of(Integer.toString(port), this.database.url(), HEAD);
		try (var bare = Server.java(this.directory.resolve("bare.log"), port, "1g", BareStreams.class, arguments)) {
			this.database.changeBare("40000");
			return measure(bare);
		}
	}

	private List<Row> measure(Server bare) throws IOException, InterruptedException, SQLException {
		var before = this.product.liveHeapBytes();
		var ours = Listeners.open(this.product.port(), PATH, STREAMS);
		var theirs = Listeners.open(bare.port(), PATH, STREAMS);
		var slowest = new Sample();
		var ourTail = new Sample();
		var theirTail = new Sample();
		for (int round = -WARM_UP; round < ROUNDS; round++) {
			var arrivals = arrivals(ours, this.database::changeOurs);
			var others = arrivals(theirs, this.database::changeBare);
			if (round >= 0) {
				ourTail.add(arrivals.quantile(0.99));
				theirTail.add(others.quantile(0.99));
				slowest.add(arrivals.quantile(1));
			}
		}
		var heap = (double) (this.product.liveHeapBytes() - before) / STREAMS / KIB;
		var bytes = "%.0f and %.0f bytes each".formatted(ours.bytesEach(), theirs.bytesEach());
		theirs.close();
		ours.close();
		return rows(ourTail, theirTail, slowest, heap, bytes);
	}

	private Sample arrivals(Listeners listeners, Counter counter)
			throws SQLException, IOException, InterruptedException {
		Thread.sleep(150);
		var start = System.nanoTime();
		return listeners.arrivalsOf(counter.change("count + 1"), start);
	}

	private List<Row> rows(Sample ours, Sample theirs, Sample slowest, double heap, String bytes)
			throws IOException, InterruptedException {
		var gone = secondsUntilAllAreGone();
		var ratio = ours.by(theirs);
		return List.of(
				new Row("5,000 open streams, p99 of arrival", "bare NIO server, " + bytes,
						ours.text("%.0f ms") + " / " + theirs.text("%.0f ms"), "≤ 1.5", ratio.text("%.2f"),
						ratio.median() <= 1.5),
				new Row("5,000 open streams, last arrival", "–", slowest.text("%.0f ms"), "≤ 1 s",
						"%.0f ms at most".formatted(slowest.quantile(1)), slowest.quantile(1) <= 1000),
				new Row("5,000 open streams, live heap each", "–", "1 GiB heap, full collection", "≤ 60 KiB",
						"%.1f KiB".formatted(heap), heap <= 60),
				new Row("5,000 streams whose readers left", "–", "until none is open", "≤ 30 s",
						"%.1f s".formatted(gone), gone <= 30));
	}

	private double secondsUntilAllAreGone() throws IOException, InterruptedException {
		var start = System.nanoTime();
		var seconds = 0.0;
		while (open() > 0 && seconds < 60) {
			Thread.sleep(100);
			seconds = (System.nanoTime() - start) / 1e9;
		}
		return seconds;
	}

	private double open() throws IOException {
		var metrics = URI.create("http://127.0.0.1:" + this.management + "/actuator/prometheus").toURL();
		try (var stream = metrics.openStream()) {
			return new String(stream.readAllBytes()).lines()
				.filter((line) -> line.startsWith("tragwerk_streams_open"))
				.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
				.sum();
		}
	}

	private interface Counter {

		long change(String count) throws SQLException;

	}

}
