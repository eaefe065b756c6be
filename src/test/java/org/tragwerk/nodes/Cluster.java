package org.tragwerk.nodes;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.EmbeddedDatabase;
import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Ports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database, a sandbox, and nodes that share them, each in a process of its own.
 */
final class Cluster implements AutoCloseable {

	static final String PRODUCT = "prod_unterstuetzung";

	private static final String SECRET = "whsec_sandbox";

	private final String databaseUrl;

	private StripeSandbox sandbox;

	private SandboxControl control;

	private final List<Node> nodes = new ArrayList<>();

	private Cluster(String databaseUrl) {
		this.databaseUrl = databaseUrl;
		this.sandbox = start(new SandboxSettings(Ports.free(), Ports.free(), SECRET, null, null));
		this.control = new SandboxControl(this.sandbox.url());
	}

	static Cluster on(EmbeddedDatabase database) {
		return new Cluster(database.create());
	}

	private static StripeSandbox start(SandboxSettings settings) {
		var sandbox = StripeSandbox.start(settings);
		sandbox.createProduct(PRODUCT, "Unterstützung");
		return sandbox;
	}

	/** Deletes all data while the nodes keep running. */
	void reset() {
		var same = new SandboxSettings(URI.create(this.sandbox.url()).getPort(), this.sandbox.smtpPort(), SECRET, null,
				null);
		this.sandbox.close();
		this.sandbox = start(same);
		this.control = new SandboxControl(this.sandbox.url());
		var tables = jdbc().sql("""
				select string_agg(format('%I', tablename), ', ') from pg_tables
				where schemaname = 'public' and tablename !~ '^flyway|^supporter_count$|^campaign$|^job_task$'""")
			.query(String.class)
			.single();
		jdbc().sql("truncate " + tables).update();
		jdbc().sql("update supporter_count set count = 0").update();
		jdbc().sql("update campaign set version = version + 1").update();
	}

	/** Starts a node and returns at once. */
	Node start(String name, String... more) {
		return start(name, NodeMain.class, more);
	}

	/** Starts a node with another main class than the product's; returns at once. */
	Node start(String name, Class<?> main, String... more) {
		var settings = settings();
		for (var setting : more) {
			var parts = setting.split("=", 2);
			settings.put(parts[0], parts[1]);
		}
		var node = Node.start(name, main, settings);
		this.nodes.add(node);
		return node;
	}

	void deliverTo(Node node) {
		this.control.deliverTo(node.baseUrl() + "/webhooks/stripe");
	}

	/** Puts an {@link UnreliableNetwork} between the sandbox and these nodes. */
	UnreliableNetwork network(Node... nodes) {
		var network = new UnreliableNetwork(List.of(nodes));
		this.control.deliverTo(network.url());
		return network;
	}

	/** Expires all leases, including those of killed nodes. */
	void expireLeases() {
		jdbc().sql("update customer_sync set lease_until = now() where lease_until is not null").update();
	}

	/** Whether no customer is waiting for a sync. */
	boolean isSynced() {
		return number("select count(*) from customer_sync where dirty > done") == 0;
	}

	long number(String sql) {
		return jdbc().sql(sql).query(Long.class).single();
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
		settings.put("spring.flyway.enabled", "false");
		settings.put("spring.data.jpa.repositories.bootstrap-mode", "lazy");
		return settings;
	}

}
