package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/subscription_schedules}, created from existing subscriptions. */
final class SubscriptionScheduleResource {

	private final Account account;

	private final SubscriptionBiller billing;

	private final Table<SubscriptionSchedule> schedules;

	SubscriptionScheduleResource(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
		this.schedules = account.table(SubscriptionSchedule.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/subscription_schedules", "subscription_schedule.create", this::create),
				new Route("GET", "/v1/subscription_schedules", "subscription_schedule.list",
						(call) -> this.schedules.page(call, (schedule) -> true)),
				new Route("GET", "/v1/subscription_schedules/{id}", "subscription_schedule.retrieve",
						(call) -> this.schedules.named(call).render()),
				new Route("POST", "/v1/subscription_schedules/{id}", "subscription_schedule.update", this::update),
				new Route("POST", "/v1/subscription_schedules/{id}/release", "subscription_schedule.release",
						this::release));
	}

	private Map<String, Object> create(ApiCall call) {
		var from = call.params().required("from_subscription");
		var other = call.params()
			.names()
			.stream()
			.filter((name) -> !name.matches("from_subscription|expand"))
			.findFirst();
		if (other.isPresent()) {
			throw ApiError.invalid(other.get(), "With from_subscription no other parameter can be sent.");
		}
		var subscription = this.account.table(Subscription.class).referenced(from, "from_subscription");
		if (subscription.hasEnded() || subscription.schedule != null) {
			throw ApiError.invalid("from_subscription", "The subscription has ended or has a schedule already.");
		}
		var before = subscription.render();
		var schedule = this.billing.phases().create(subscription);
		this.account.events().publish("subscription_schedule.created", schedule);
		this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
		return schedule.render();
	}

	private Map<String, Object> update(ApiCall call) {
		var schedule = active(call);
		var params = call.params();
		var metadata = Metadata.merged(schedule.metadata, params);
		if (params.has("phases")) {
			schedule.phases = new PhaseParser(this.account, this.billing.products().prices(), schedule).of(params);
			this.billing.phases().scheduleTransitions(schedule);
		}
		schedule.metadata = metadata;
		schedule.endBehavior = params.text("end_behavior", schedule.endBehavior);
		this.account.events().publish("subscription_schedule.updated", schedule);
		return schedule.render();
	}

	private Map<String, Object> release(ApiCall call) {
		var schedule = active(call);
		var before = schedule.subscription.render();
		this.billing.phases().release(schedule);
		this.account.events().publishUpdate("customer.subscription.updated", before, schedule.subscription);
		return schedule.render();
	}

	private SubscriptionSchedule active(ApiCall call) {
		var schedule = this.schedules.named(call);
		if (!schedule.isActive()) {
			throw ApiError.invalid(null, "This schedule is " + schedule.status + " and cannot be changed.");
		}
		return schedule;
	}

}
