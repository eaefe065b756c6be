package org.tragwerk.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/test_helpers/test_clocks}. The sandbox has one time for everything, so that
 * a clock that advances takes the whole account along, and a new one begins with that
 * time.
 */
final class TestClocks {

	private static final int MOST_INTERVALS = 2;

	private static final int MOST_CUSTOMERS = 3;

	private final Account account;

	private final Table<TestClock> clocks;

	TestClocks(Account account) {
		this.account = account;
		this.clocks = account.tables.testClocks;
	}

	List<Route> routes() {
		var path = "/v1/test_helpers/test_clocks";
		var kind = "test_helpers.test_clock";
		return List.of(new Route("POST", path, kind + ".create", this::create),
				new Route("GET", path, kind + ".list", (call) -> this.clocks.page(call, (clock) -> true)),
				new Route("GET", path + "/{id}", kind + ".retrieve", (call) -> this.clocks.named(call).render()),
				new Route("POST", path + "/{id}/advance", kind + ".advance", this::advance),
				new Route("DELETE", path + "/{id}", kind + ".delete", this::delete));
	}

	/** Gives a new customer to a clock. */
	static void attach(Account account, Customer customer, String id) {
		var clock = account.tables.testClocks.referenced(id, "test_clock");
		if (clock.customers.size() >= MOST_CUSTOMERS) {
			throw ApiError.invalid("test_clock", "A test clock has three customers at most.");
		}
		clock.customers.add(customer);
		customer.testClock = clock.id;
	}

	private Map<String, Object> create(Call call) {
		var frozen = Long.parseLong(call.params().required("frozen_time"));
		var now = this.account.clock.now();
		if (Math.abs(frozen - now) > Duration.ofMinutes(1).toSeconds()) {
			throw ApiError.notSimulated("frozen_time", "a test clock at another time than the account's, " + now);
		}
		var clock = new TestClock(this.account.ids.next("clock_1", 23), now, this.account.clock, call.params().text("name"));
		this.account.events.publish("test_helpers.test_clock.created", this.clocks.add(clock));
		return clock.render();
	}

	private Map<String, Object> advance(Call call) {
		var clock = this.clocks.named(call);
		var target = Long.parseLong(call.params().required("frozen_time"));
		check(clock, target);
		var before = clock.render();
		clock.target = target;
		this.account.events.publishUpdate("test_helpers.test_clock.advancing", before, clock);
		this.account.worker.begin(Instant.ofEpochSecond(target), () -> arrive(clock, target));
		return clock.render();
	}

	private void check(TestClock clock, long target) {
		if (this.account.clock.isAdvancing()) {
			throw ApiError.invalid("frozen_time", "This test clock is advancing already; wait until it is ready.");
		}
		if (target <= this.account.clock.now()) {
			throw ApiError.invalid("frozen_time", "A test clock only goes forward.");
		}
		if (target > farthest(clock)) {
			throw ApiError.invalid("frozen_time",
					"A test clock advances two intervals of its shortest subscription at most.");
		}
	}

	private long farthest(TestClock clock) {
		return clock.customers.stream()
			.flatMap((customer) -> this.account.tables.subscriptions.of(customer.id).stream())
			.filter((subscription) -> !subscription.hasEnded())
			.map((subscription) -> subscription.items.get(0).price.cycleFrom(this.account.clock.now()))
			.map((cycle) -> cycle.boundaryAfter(this.account.clock.now(), MOST_INTERVALS))
			.min(Comparator.naturalOrder())
			.orElse(Long.MAX_VALUE);
	}

	private void arrive(TestClock clock, long target) {
		var before = clock.render();
		clock.target = null;
		clock.frozenTime = target;
		this.account.events.publishUpdate("test_helpers.test_clock.ready", before, clock);
	}

	private Map<String, Object> delete(Call call) {
		var clock = this.clocks.named(call);
		clock.customers.stream()
			.filter((customer) -> !customer.deleted)
			.forEach((customer) -> this.account.behaviour.ending.delete(customer));
		this.account.events.publish("test_helpers.test_clock.deleted", clock);
		this.clocks.remove(clock);
		return Maps.of("id", clock.id, "object", "test_helpers.test_clock", "deleted", true);
	}

}
