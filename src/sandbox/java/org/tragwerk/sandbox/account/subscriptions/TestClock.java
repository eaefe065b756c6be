package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.SandboxClock;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.customers.Customer;

/** A test clock with its customers. */
public final class TestClock extends StripeObject {

	private static final long KEPT = 30L * 86_400;

	final List<Customer> customers = new ArrayList<>();

	final @Nullable String name;

	private final SandboxClock clock;

	long frozenTime;

	/** The Unix second of a running advance, null if none is running. */
	@Nullable Long target;

	TestClock(String id, long created, SandboxClock clock, @Nullable String name) {
		super(id, created);
		this.clock = clock;
		this.frozenTime = created;
		this.name = name;
	}

	@Override
	public Map<String, Object> render() {
		var target = target();
		return ObjectTemplate.of("test_helpers.test_clock")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("deletes_after", this.created + KEPT)
			.set("frozen_time", this.frozenTime)
			.set("name", this.name)
			.set("status", (target != null) ? "advancing" : "ready")
			.set("status_details",
					(target != null) ? Map.of("advancing", Map.of("target_frozen_time", target)) : Map.of())
			.fields();
	}

	/**
	 * The target of its own advance, or of the account's clock, which all test clocks
	 * follow.
	 */
	private @Nullable Long target() {
		var advance = this.clock.advance();
		return (this.target == null && advance != null) ? Long.valueOf(advance.until().getEpochSecond()) : this.target;
	}

}
