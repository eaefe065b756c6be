package org.tragwerk;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.awaitility.Awaitility.await;

/**
 * Another instance of the product in this JVM, with the database and sandbox of a test's
 * context.
 */
public final class Node implements AutoCloseable {

	private static final String[] SHARED = { "spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password", "spring.flyway.user", "spring.flyway.password", "spring.mail.host",
			"spring.mail.port", "tragwerk.base-url", "tragwerk.stripe.api-key", "tragwerk.stripe.api-base",
			"tragwerk.stripe.webhook-secrets", "tragwerk.stripe.product", "tragwerk.checkout-origins",
			"server.forward-headers-strategy" };

	private final ConfigurableApplicationContext context;

	private Node(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts an instance and waits until it is ready.
	 * @param own settings of this instance, names and values in turn
	 */
	public static Node beside(ApplicationContext test, String... own) {
		var settings = new LinkedHashMap<String, String>();
		Stream.of(SHARED).forEach((name) -> settings.put(name, test.getEnvironment().getRequiredProperty(name)));
		settings.put("server.port", "0");
		settings.put("management.server.port", "0");
		for (var at = 0; at < own.length; at += 2) {
			settings.put(own[at], own[at + 1]);
		}
		var clock = test.getBean(StripeSandbox.class).clock();
		var application = new SpringApplicationBuilder(TragwerkApplication.class)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("sandboxClock", Clock.class,
					(Supplier<Clock>) () -> clock));
		var node = new Node(application.run(arguments(settings)));
		node.awaitReady();
		return node;
	}

	private void awaitReady() {
		var visitor = new Visitor("http://localhost:" + managementPort());
		await().dontCatchUncaughtExceptions()
			.atMost(Patience.SOON)
			.until(() -> visitor.get("/actuator/health/readiness").statusCode() == 200);
	}

	private static String[] arguments(Map<String, String> settings) {
		return settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new);
	}

	public ConfigurableApplicationContext context() {
		return this.context;
	}

	public int port() {
		return port("local.server.port");
	}

	public int managementPort() {
		return port("local.management.port");
	}

	private int port(String name) {
		return this.context.getEnvironment().getRequiredProperty(name, Integer.class);
	}

	/** Stops it gracefully. */
	@Override
	public void close() {
		this.context.close();
	}

}
