package org.tragwerk.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.Settings;
import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database, a sandbox, and nodes that share them, each a process of its own.
 */
final class Cluster implements AutoCloseable {

	static final String PRODUCT = "prod_unterstuetzung";

	private static final String SECRET = "whsec_sandbox";

	private final StripeSandbox sandbox;

	private final SandboxControl control;

	private final String databaseUrl;

	private final List<Node> nodes = new ArrayList<>();

	private Cluster(StripeSandbox sandbox, String databaseUrl) {
		this.sandbox = sandbox;
		this.control = new SandboxControl(sandbox.url());
		this.databaseUrl = databaseUrl;
	}

	static Cluster on(EmbeddedDatabase database) {
		var sandbox = StripeSandbox.start(Settings.onFreePorts(SECRET));
		sandbox.createProduct(PRODUCT, "Unterstützung");
		return new Cluster(sandbox, database.create());
	}

	/** Starts a node and returns at once. */
	Node start(String name, String... more) {
		var settings = settings();
		for (var setting : more) {
			var parts = setting.split("=", 2);
			settings.put(parts[0], parts[1]);
		}
		var node = Node.start(name, settings);
		this.nodes.add(node);
		return node;
	}

	void deliverTo(Node node) {
		this.control.deliverTo(node.baseUrl() + "/webhooks/stripe");
	}

	StripeSandbox sandbox() {
		return this.sandbox;
	}

	SandboxControl control() {
		return this.control;
	}

	String databaseUrl() {
		return this.databaseUrl;
	}

	JdbcClient jdbc() {
		return JdbcClient.create(new DriverManagerDataSource(this.databaseUrl, "postgres", "postgres"));
	}

	@Override
	public void close() {
		this.nodes.forEach(Node::close);
		this.sandbox.close();
	}

	private Map<String, String> settings() {
		var settings = new LinkedHashMap<String, String>();
		settings.put("server.forward-headers-strategy", "native");
		settings.put("tragwerk.base-url", "http://localhost:8080");
		settings.put("tragwerk.stripe.api-key", "sk_test_sandbox");
		settings.put("tragwerk.stripe.api-base", this.sandbox.url());
		settings.put("tragwerk.stripe.webhook-secrets", SECRET);
		settings.put("tragwerk.stripe.product", PRODUCT);
		settings.put("spring.mail.host", "localhost");
		settings.put("spring.mail.port", Integer.toString(this.sandbox.smtpPort()));
		settings.put("spring.datasource.url", this.databaseUrl);
		settings.put("spring.datasource.username", EmbeddedDatabase.APPLICATION);
		settings.put("spring.datasource.password", EmbeddedDatabase.PASSWORD);
		settings.put("spring.flyway.user", EmbeddedDatabase.MIGRATOR);
		settings.put("spring.flyway.password", EmbeddedDatabase.PASSWORD);
		return settings;
	}

}
