package org.tragwerk.sandbox.account.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.account.customers.Customers;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/test_helpers/test_clocks}. The sandbox has one clock for everything:
 * advancing a test clock advances the whole account, and a new test clock starts at the
 * account's time.
 */
final class TestClockResource {

	private static final int MOST_INTERVALS = 2;

	private final Account account;

	private final Customers customers;

	private final Table<TestClock> clocks;

	TestClockResource(Account account, Customers customers) {
		this.account = account;
		this.customers = customers;
		this.clocks = account.table(TestClock.class);
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

	private Map<String, Object> create(ApiCall call) {
		var frozen = Long.parseLong(call.params().required("frozen_time"));
		var now = this.account.now();
		if (Math.abs(frozen - now) > Duration.ofMinutes(1).toSeconds()) {
			throw ApiError.notSimulated("frozen_time", "a test clock at another time than the account's, " + now);
		}
		var clock = new TestClock(this.account.newId("clock_1", 23), now, this.account.clock(),
				call.params().text("name"));
		this.account.events().publish("test_helpers.test_clock.created", this.clocks.add(clock));
		return clock.render();
	}

	private Map<String, Object> advance(ApiCall call) {
		var clock = this.clocks.named(call);
		var target = Long.parseLong(call.params().required("frozen_time"));
		check(clock, target);
		var before = clock.render();
		clock.target = target;
		this.account.events().publishUpdate("test_helpers.test_clock.advancing", before, clock);
		this.account.worker().begin(Instant.ofEpochSecond(target), () -> arrive(clock, target));
		return clock.render();
	}

	private void check(TestClock clock, long target) {
		if (this.account.clock().isAdvancing()) {
			throw ApiError.invalid("frozen_time", "This test clock is advancing already; wait until it is ready.");
		}
		if (target <= this.account.now()) {
			throw ApiError.invalid("frozen_time", "A test clock only goes forward.");
		}
		if (target > farthest(clock)) {
			throw ApiError.invalid("frozen_time",
					"A test clock advances two intervals of its shortest subscription at most.");
		}
	}

	private long farthest(TestClock clock) {
		return clock.customers.stream()
			.flatMap((customer) -> this.account.table(Subscription.class).of(customer.id).stream())
			.filter((subscription) -> !subscription.hasEnded())
			.map((subscription) -> subscription.items.get(0).price.cycleFrom(this.account.now()))
			.map((cycle) -> cycle.boundaryAfter(this.account.now(), MOST_INTERVALS))
			.min(Comparator.naturalOrder())
			.orElse(Long.MAX_VALUE);
	}

	private void arrive(TestClock clock, long target) {
		var before = clock.render();
		clock.target = null;
		clock.frozenTime = target;
		this.account.events().publishUpdate("test_helpers.test_clock.ready", before, clock);
	}

	private Map<String, Object> delete(ApiCall call) {
		var clock = this.clocks.named(call);
		clock.customers.stream()
			.filter((customer) -> !customer.deleted)
			.forEach((customer) -> this.customers.delete(customer));
		this.account.events().publish("test_helpers.test_clock.deleted", clock);
		this.clocks.remove(clock);
		return OrderedMap.of("id", clock.id, "object", "test_helpers.test_clock", "deleted", true);
	}

}
