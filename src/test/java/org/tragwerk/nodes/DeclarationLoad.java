package org.tragwerk.nodes;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.tragwerk.CancelingReader;
import org.tragwerk.Patience;
import org.tragwerk.Visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.nodes.Conditions.await;

/**
 * People who declare that they cancel, and who send the same form again until its receipt
 * is shown.
 */
final class DeclarationLoad implements Runnable {

	private final Cluster cluster;

	private final Node node;

	private final Set<String> addresses = ConcurrentHashMap.newKeySet();

	DeclarationLoad(Cluster cluster, Node node) {
		this.cluster = cluster;
		this.node = node;
	}

	/** Declares once; returns when the receipt was shown. */
	@Override
	public void run() {
		var visitor = new Visitor(this.node.baseUrl());
		var fields = CancelingReader.fields(UUID.randomUUID() + "@example.org");
		while (!isReceived(visitor, fields)) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
		}
		this.addresses.add(fields.get("email"));
	}

	private static boolean isReceived(Visitor visitor, Map<String, String> fields) {
		try {
			if (!fields.containsKey("key")) {
				fields.putAll(Visitor.hiddenFields(visitor.get("/cancel").body()));
				return false;
			}
			var answer = visitor.post("/cancel", fields);
			return answer.statusCode() == 303
					&& visitor.get(answer.headers().firstValue("location").orElseThrow()).statusCode() == 200;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	/** The number of declarations whose receipt was shown. */
	int received() {
		return this.addresses.size();
	}

	/**
	 * Asserts that each declaration is stored and confirmed once, and returns what was
	 * compared.
	 */
	String compare() {
		await("all declarations are matched").atMost(Patience.LATER)
			.until(() -> this.cluster.number("select count(*) from declaration_task") == 0);
		assertThat(this.cluster.jdbc()
			.sql("select email from declaration where unclear_reason = 'NO_CONTRACT'")
			.query(String.class)
			.list()).containsExactlyInAnyOrderElementsOf(this.addresses);
		await("all are confirmed").atMost(Patience.LATER)
			.until(() -> this.addresses.stream().noneMatch((each) -> this.cluster.control().mailTo(each).isEmpty()));
		return this.addresses.size() + " declarations";
	}

}
