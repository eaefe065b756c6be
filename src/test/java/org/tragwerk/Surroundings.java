package org.tragwerk;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Ports;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The services that the product needs: a new database, a Stripe sandbox with its clock
 * and mailbox, and free ports. Settings given from outside take precedence.
 */
final class Surroundings implements AutoCloseable {

	static final String PRODUCT = "prod_unterstuetzung";

	private static final String NEWSPAPER = "Die Zeitung";

	private static final String SECRET = "whsec_sandbox";

	private final StripeSandbox sandbox;

	private final String databaseUrl;

	private final int port;

	private Surroundings(StripeSandbox sandbox, String databaseUrl, int port) {
		this.sandbox = sandbox;
		this.databaseUrl = databaseUrl;
		this.port = port;
	}

	/**
	 * Creates the surroundings of a context and adds their settings to its environment,
	 * before any bean is created.
	 */
	static Surroundings of(GenericApplicationContext context, EmbeddedDatabase database) {
		var environment = context.getEnvironment();
		var sandbox = StripeSandbox.start(new SandboxSettings(port(environment, "tragwerk.sandbox.port", 4242),
				port(environment, "tragwerk.sandbox.smtp-port", 2525), SECRET, null, null));
		sandbox.createProduct(PRODUCT, NEWSPAPER);
		var port = port(environment, "server.port", 8080);
		var surroundings = new Surroundings(sandbox, database.create(), (port != 0) ? port : Ports.free());
		sandbox.deliverTo(surroundings.baseUrl() + "/webhooks/stripe");
		sandbox.describeSite(NEWSPAPER, surroundings.baseUrl() + "/article", surroundings.baseUrl() + "/support");
		TestPropertyValues.of(surroundings.settings(environment)).applyTo(environment);
		context.registerBean(StripeSandbox.class, () -> sandbox, (bean) -> bean.setDestroyMethodName(""));
		context.registerBean("sandboxClock", Clock.class, (Supplier<Clock>) sandbox::clock);
		return surroundings;
	}

	String baseUrl() {
		return "http://localhost:" + this.port;
	}

	StripeSandbox sandbox() {
		return this.sandbox;
	}

	String databaseUrl() {
		return this.databaseUrl;
	}

	@Override
	public void close() {
		this.sandbox.close();
	}

	private Map<String, String> settings(ConfigurableEnvironment environment) {
		var settings = new LinkedHashMap<String, String>();
		settings.put("server.port", Integer.toString(this.port));
		settings.put("tragwerk.base-url", baseUrl());
		settings.put("tragwerk.newspaper.home", baseUrl() + "/article");
		settings.put("tragwerk.stripe.api-key", "sk_test_sandbox");
		settings.put("tragwerk.stripe.api-base", this.sandbox.url());
		settings.put("tragwerk.stripe.webhook-secrets", SECRET);
		settings.put("tragwerk.stripe.product", PRODUCT);
		settings.put("tragwerk.checkout-origins", "https://checkout.stripe.com," + this.sandbox.url());
		settings.put("spring.mail.host", "localhost");
		settings.put("spring.mail.port", Integer.toString(this.sandbox.smtpPort()));
		settings.put("spring.datasource.url", this.databaseUrl);
		settings.put("spring.datasource.username", EmbeddedDatabase.APPLICATION);
		settings.put("spring.datasource.password", EmbeddedDatabase.PASSWORD);
		settings.put("spring.flyway.user", EmbeddedDatabase.MIGRATOR);
		settings.put("spring.flyway.password", EmbeddedDatabase.PASSWORD);
		settings.keySet().removeIf((name) -> !name.equals("server.port") && isSetOutside(environment, name));
		return settings;
	}

	private static boolean isSetOutside(ConfigurableEnvironment environment, String name) {
		return environment.getPropertySources()
			.stream()
			.filter((source) -> !source.getName().startsWith("Config resource"))
			.filter((source) -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
			.anyMatch((source) -> source.containsProperty(name));
	}

	private static int port(ConfigurableEnvironment environment, String name, int usual) {
		return environment.getProperty(name, Integer.class, usual);
	}

}
