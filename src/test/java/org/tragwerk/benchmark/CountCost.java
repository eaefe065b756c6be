package org.tragwerk.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures the CPU time of one response with the count: the product's, nginx's and the
 * plain controller's.
 */
final class CountCost {

	private static final String PATH = "/api/v1/campaigns/danke";

	private static final int ROUNDS = 9;

	private static final int WARM_UP = 60_000;

	private static final int REQUESTS = 60_000;

	private static final int PLAIN_REQUESTS = 10_000;

	private final Server product;

	private final Path directory;

	CountCost(Server product, Path directory) {
		this.product = product;
		this.directory = directory;
	}

	List<Row> measure() throws IOException, InterruptedException {
		var ours = get(this.product.port(), PATH);
		try (var nginx = Nginx.start(this.directory, PATH, ours.body(), fields(ours))) {
			var rows = new ArrayList<Row>();
			warm(nginx, 200);
			warm(nginx, 304);
			this.product.awaitRest();
			rows.addAll(measure(nginx, 200));
			rows.addAll(measure(nginx, 304));
			return rows;
		}
	}

	private void warm(Server nginx, int status) throws IOException {
		load(this.product, status, PATH).send(WARM_UP);
		load(nginx, status, PATH).send(WARM_UP);
		load(this.product, status, PlainController.PATH).send(WARM_UP);
	}

	private List<Row> measure(Server nginx, int status) throws IOException {
		var ours = new Sample();
		var theirs = new Sample();
		var plain = new Sample();
		var ourLoad = load(this.product, status, PATH);
		var theirLoad = load(nginx, status, PATH);
		var plainLoad = load(this.product, status, PlainController.PATH);
		for (int round = 0; round < ROUNDS; round++) {
			ours.add(cost(this.product, ourLoad, REQUESTS));
			theirs.add(cost(nginx, theirLoad, REQUESTS));
			plain.add(cost(this.product, plainLoad, PLAIN_REQUESTS));
		}
		return List.of(
				new Row("count JSON, " + status, "nginx, CPU time a request",
						theirs.text("%.1f µs") + " / " + ours.text("%.1f µs"), "≥ 0.5", theirs.by(ours).text("%.2f"),
						theirs.by(ours).median() >= 0.5),
				new Row("count JSON, " + status, "plain controller behind the security chain",
						plain.text("%.1f µs") + " / " + ours.text("%.1f µs"), "≥ 5", plain.by(ours).text("%.1f"),
						plain.by(ours).median() >= 5));
	}

	private static double cost(Server server, Load load, int requests) throws IOException {
		var before = server.cpuMicros();
		load.send(requests);
		return (double) (server.cpuMicros() - before) / requests;
	}

	private static Load load(Server server, int status, String path) throws IOException {
		var known = (status == 304) ? "If-None-Match: " + fields(get(server.port(), path)).get("etag") + "\r\n" : "";
		return new Load(server.port(), path, status, known);
	}

	private static HttpResponse<String> get(int port, String path) throws IOException {
		var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.version(HttpClient.Version.HTTP_1_1)
			.build();
		try {
			return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	private static Map<String, String> fields(HttpResponse<?> answer) {
		var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
		answer.headers().map().forEach((name, values) -> fields.put(name, String.join(", ", values)));
		return fields;
	}

}
