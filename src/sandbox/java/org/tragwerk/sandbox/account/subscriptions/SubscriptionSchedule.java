package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.products.Price;

/** A subscription schedule with its phases. */
public final class SubscriptionSchedule extends StripeObject {

	final Subscription subscription;

	List<Phase> phases;

	String endBehavior = "release";

	String status = "active";

	@Nullable Long releasedAt;

	@Nullable Long canceledAt;

	@Nullable Long completedAt;

	SubscriptionSchedule(String id, long created, Subscription subscription, Phase first) {
		super(id, created);
		this.subscription = subscription;
		this.phases = List.of(first);
	}

	@Override
	public String customer() {
		return this.subscription.customer;
	}

	boolean isActive() {
		return this.status.equals("active");
	}

	/** The phase at a Unix second, null after the last one. */
	@Nullable Phase phaseAt(long second) {
		return this.phases.stream()
			.filter((phase) -> phase.start() <= second && second < phase.end())
			.findFirst()
			.orElse(null);
	}

	@Override
	public Map<String, Object> render() {
		var released = this.releasedAt != null;
		return fill("subscription_schedule").set("canceled_at", this.canceledAt)
			.set("completed_at", this.completedAt)
			.set("current_phase", isActive() ? currentPhase() : null)
			.set("customer", customer())
			.set("end_behavior", this.endBehavior)
			.set("phases", this.phases.stream().map(Phase::render).toList())
			.set("released_at", this.releasedAt)
			.set("released_subscription", released ? this.subscription.id : null)
			.set("status", this.status)
			.set("subscription", released ? null : this.subscription.id)
			.fields();
	}

	private Map<String, Object> currentPhase() {
		var current = this.phases.get(0);
		for (var phase : this.phases) {
			current = phase.hasStarted() ? phase : current;
		}
		return OrderedMap.of("end_date", current.end(), "start_date", current.start());
	}

	/** A phase: its items with their prices, and its start and end. */
	static final class Phase {

		private final long start;

		private final long end;

		final List<PhaseItem> items;

		final Map<String, String> metadata;

		boolean resetsAnchor;

		String proration = "create_prorations";

		private boolean started;

		Phase(long start, long end, List<PhaseItem> items, Map<String, String> metadata) {
			this.start = start;
			this.end = end;
			this.items = items;
			this.metadata = metadata;
		}

		long start() {
			return this.start;
		}

		long end() {
			return this.end;
		}

		boolean hasStarted() {
			return this.started;
		}

		void markStarted() {
			this.started = true;
		}

		Map<String, Object> render() {
			return ObjectTemplate.of("subscription_schedule_phase")
				.fill()
				.set("billing_cycle_anchor", this.resetsAnchor ? "phase_start" : null)
				.set("currency", this.items.get(0).price().currency)
				.set("end_date", this.end)
				.set("items", this.items.stream().map(PhaseItem::render).toList())
				.set("metadata", this.metadata)
				.set("proration_behavior", this.proration)
				.set("start_date", this.start)
				.fields();
		}

	}

	/** A price within a phase. */
	record PhaseItem(Price price, long quantity, Map<String, String> metadata) {

		Map<String, Object> render() {
			return OrderedMap.of("billing_thresholds", null, "discounts", List.of(), "metadata", this.metadata, "plan",
					this.price.id, "price", this.price.id, "quantity", this.quantity, "tax_rates", List.of());
		}

	}

}
