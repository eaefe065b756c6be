package org.tragwerk.benchmark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tragwerk.Visitor;

/**
 * Measures the time from the pledge form to the payment page, without the sandbox's own
 * share.
 */
final class FormCost {

	private static final int WARM_UP = 3000;

	private static final int POSTS = 300;

	private static final int CALLS = 2;

	private final Server product;

	private final TimingProxy sandbox;

	FormCost(Server product, TimingProxy sandbox) {
		this.product = product;
		this.sandbox = sandbox;
	}

	List<Row> measure() throws IOException, InterruptedException {
		for (int post = 0; post < WARM_UP; post++) {
			post(new Sample(), new Sample());
		}
		this.product.awaitRest();
		var ours = new Sample();
		var theirs = new Sample();
		var cpuMicros = 0L;
		for (int post = 0; post < POSTS; post++) {
			cpuMicros += post(ours, theirs);
		}
		var cpu = cpuMicros / 1000.0 / POSTS;
		return List.of(new Row("pledge form post, our share",
				"the sandbox's own answer time, two calls, %d posts".formatted(ours.values().size()),
				"%.1f ms (p90 %.1f ms; CPU %.1f ms) / %.1f ms (p90 %.1f ms)".formatted(ours.median(),
						ours.quantile(0.9), cpu, theirs.median(), theirs.quantile(0.9)),
				"≤ 10 ms", "%.1f ms".formatted(ours.median()), ours.median() <= 10));
	}

	/**
	 * Adds a sample, unless something else called the sandbox at the same time.
	 * @return the CPU time it took the product
	 */
	private long post(Sample ours, Sample theirs) throws IOException {
		var reader = new Visitor("http://127.0.0.1:" + this.product.port());
		var fields = Visitor.hiddenFields(reader.get("/support").body());
		fields.putAll(Map.of("amount", "7,50", "email", "reader-" + UUID.randomUUID() + "@example.org"));
		var before = this.sandbox.spentMillis();
		var questions = this.sandbox.questions();
		var cpu = this.product.cpuMicros();
		var start = System.nanoTime();
		var status = reader.post("/support", fields).statusCode();
		var whole = (System.nanoTime() - start) / 1e6;
		cpu = this.product.cpuMicros() - cpu;
		if (status != 303) {
			throw new IOException("Answered " + status);
		}
		if (this.sandbox.questions() - questions == CALLS) {
			var spent = this.sandbox.spentMillis() - before;
			ours.add(whole - spent);
			theirs.add(spent);
		}
		return cpu;
	}

}
