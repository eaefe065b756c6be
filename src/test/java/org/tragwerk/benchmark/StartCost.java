package org.tragwerk.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.util.FileSystemUtils;

/**
 * Measures the CPU time until a node with 40,000 supporters is ready, and its resident
 * memory, in turns with another build of the product. Each starts with the options of its
 * image and in as much memory as a container of 512 MiB has.
 */
public final class StartCost {

	private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

	private static final int SUPPORTERS = Integer.getInteger("benchmark.supporters", 40_000);

	/** After that, the jobs that run at a start have run. */
	private static final int AFTERWARDS_MILLIS = 1000 * Integer.getInteger("benchmark.seconds", 20);

	private static final double MEBIBYTES = 512;

	private final Start former;

	private final Start ours;

	private StartCost(Start former, Start ours) {
		this.former = former;
		this.ours = ours;
	}

	/** Takes the paths of the two jars: the other build's, and this one's. */
	public static void main(String[] arguments) throws Exception {
		var directory = Files.createTempDirectory("tragwerk-benchmark");
		try (var stripe = StripeSandbox.start(SandboxSettings.onFreePorts(Product.WEBHOOK_SECRET));
				var formerDatabase = BenchmarkDatabase.start();
				var database = BenchmarkDatabase.start()) {
			stripe.createProduct(Product.PRODUCT, "Unterstützung");
			var former = ProductImage.former(Path.of(arguments[0]), directory.resolve("former"));
			var ours = ProductImage.present(Path.of(arguments[1]), directory.resolve("present"), database);
			new StartCost(new Start(former, formerDatabase, stripe.url()), new Start(ours, database, stripe.url()))
				.run();
		}
		FileSystemUtils.deleteRecursively(directory);
		System.exit(0);
	}

	private void run() throws Exception {
		for (var each : List.of(this.former, this.ours)) {
			each.settle();
		}
		for (int round = 0; round < ROUNDS; round++) {
			this.former.measure();
			this.ours.measure();
		}
		System.out.print(Row.HEAD);
		rows().forEach(System.out::println);
		System.out.println(Machine.description());
	}

	private List<Row> rows() {
		var ratio = this.ours.cpu.by(this.former.cpu);
		var rows = new ArrayList<>(List
			.of(new Row("a start with %,d supporters, CPU time until ready".formatted(SUPPORTERS), "the other build",
					"%s / %s".formatted(this.ours.cpu.text("%.1f s"), this.former.cpu.text("%.1f s")), "≤ 0.33",
					ratio.text("%.2f"), ratio.median() <= 1 / 3.0)));
		rows.add(memory("resident when ready", this.ours.ready, this.former.ready));
		rows.add(memory("resident at most, %d s later".formatted(AFTERWARDS_MILLIS / 1000), this.ours.most,
				this.former.most));
		return rows;
	}

	private static Row memory(String what, Sample ours, Sample former) {
		return new Row(what, "the other build", "%s / %s".formatted(ours.text("%.0f MiB"), former.text("%.0f MiB")),
				"≤ %.0f MiB".formatted(MEBIBYTES), "%.0f MiB at most".formatted(ours.quantile(1)),
				ours.quantile(1) <= MEBIBYTES);
	}

	/** The measured starts of one build. */
	private static final class Start {

		private final ProductImage image;

		private final BenchmarkDatabase database;

		private final String stripe;

		private final Sample cpu = new Sample();

		private final Sample ready = new Sample();

		private final Sample most = new Sample();

		Start(ProductImage image, BenchmarkDatabase database, String stripe) {
			this.image = image;
			this.database = database;
			this.stripe = stripe;
		}

		/** Migrates, seeds the supporters, and lets the first start count them. */
		void settle() throws Exception {
			run().close();
			SeededMembers.seed(this.database, SUPPORTERS);
			run().close();
		}

		void measure() throws Exception {
			try (var process = run()) {
				this.cpu.add(process.cpuSeconds());
				this.ready.add(process.mebibytes("VmRSS"));
				Thread.sleep(AFTERWARDS_MILLIS);
				this.most.add(process.mebibytes("VmHWM"));
			}
		}

		private StartedProduct run() throws IOException, InterruptedException {
			return StartedProduct.start(this.image, this.database, this.stripe);
		}

	}

}
