package org.tragwerk.benchmark.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.TragwerkApplication;
import org.tragwerk.nodes.ClassArchive;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Ports;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The product in a process of its own that can be started again on the same database,
 * with a sandbox in this process. Its JVM maps a class archive and collects serially, as
 * the image's does. The product's clock is ahead by a fixed time, so that it agrees with
 * the sandbox's after an advance.
 */
final class SeededProduct implements AutoCloseable {

	static final String STRIPE_PRODUCT = "prod_unterstuetzung";

	private static final String SECRET = "whsec_sandbox";

	private static final String AHEAD = "benchmark.ahead";

	private static final Duration START = Duration.ofMinutes(3);

	private final EmbeddedDatabase database = EmbeddedDatabase.start(0);

	private final String databaseUrl = this.database.create();

	private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.onFreePorts(SECRET));

	private final int port = Ports.free();

	private final int managementPort = Ports.free();

	private final Duration ahead;

	private final Path log;

	private @Nullable Process process;

	SeededProduct(Duration ahead, Path log) {
		this.ahead = ahead;
		this.log = log;
		this.sandbox.createProduct(STRIPE_PRODUCT, "Unterstützung");
		this.sandbox.deliverTo(url() + "/webhooks/stripe");
	}

	/** The main class of the process. */
	public static void main(String[] arguments) {
		var clock = Clock.offset(Clock.systemUTC(), Duration.parse(System.getProperty(AHEAD)));
		new SpringApplicationBuilder(TragwerkApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("sandboxClock", Clock.class,
					() -> clock))
			.run(arguments);
	}

	/** Starts the process and waits until it is ready. */
	void start() throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx" + System.getProperty("benchmark.heap", "1g"), "-XX:+UseSerialGC",
				"-D" + AHEAD + "=" + this.ahead));
		command.addAll(ClassArchive.options(settings()));
		command.add(SeededProduct.class.getName());
		command.addAll(settings());
		var started = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()))
			.start();
		this.process = started;
		Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
		var end = System.nanoTime() + START.toNanos();
		while (!isReady()) {
			if (!started.isAlive() || System.nanoTime() > end) {
				throw new IOException("The product did not start, see " + this.log);
			}
			Thread.sleep(20);
		}
	}

	void stop() throws InterruptedException {
		if (this.process != null) {
			this.process.destroy();
			this.process.waitFor(60, TimeUnit.SECONDS);
		}
	}

	String url() {
		return "http://localhost:" + this.port;
	}

	StripeSandbox sandbox() {
		return this.sandbox;
	}

	/** A connection as superuser. */
	Connection connect() throws SQLException {
		return DriverManager.getConnection(this.databaseUrl, "postgres", "postgres");
	}

	@Override
	public void close() throws InterruptedException {
		stop();
		this.sandbox.close();
		this.database.close();
	}

	private boolean isReady() throws InterruptedException {
		try {
			var request = HttpRequest.newBuilder(URI.create(url() + "/readyz")).build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private List<String> settings() {
		return List.of("--server.port=" + this.port, "--management.server.port=" + this.managementPort,
				"--server.forward-headers-strategy=native", "--tragwerk.base-url=" + url(),
				"--tragwerk.stripe.api-key=sk_test_sandbox", "--tragwerk.stripe.api-base=" + this.sandbox.url(),
				"--tragwerk.stripe.webhook-secrets=" + SECRET, "--tragwerk.stripe.product=" + STRIPE_PRODUCT,
				"--tragwerk.limits.pledge-network=100000", "--spring.mail.host=localhost",
				"--spring.mail.port=" + this.sandbox.smtpPort(), "--spring.datasource.url=" + this.databaseUrl,
				"--spring.datasource.username=" + EmbeddedDatabase.APPLICATION,
				"--spring.datasource.password=" + EmbeddedDatabase.PASSWORD, "--spring.flyway.enabled=false");
	}

}
