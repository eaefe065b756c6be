package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.BillingCycle;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionSchedule.Phase;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionSchedule.PhaseItem;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/**
 * Reads the phases of a schedule from parameters; each phase begins at the end of the
 * previous one.
 */
final class PhaseParser {

	private final Account account;

	private final PriceFactory prices;

	private final SubscriptionSchedule schedule;

	PhaseParser(Account account, PriceFactory prices, SubscriptionSchedule schedule) {
		this.account = account;
		this.prices = prices;
		this.schedule = schedule;
	}

	List<Phase> of(Params params) {
		var phases = new ArrayList<Phase>();
		var start = this.schedule.phases.get(0).start();
		for (var sent : params.objects("phases")) {
			var begins = sent.integer("start_date", start);
			if (begins != start) {
				throw ApiError.invalid(sent.nameOf("start_date"), "A phase begins where the one before it ends.");
			}
			var phase = phase(sent, start);
			phases.add(phase);
			start = phase.end();
		}
		if (phases.isEmpty()) {
			throw ApiError.missing("phases");
		}
		if (phases.get(0).start() <= this.account.now()) {
			phases.get(0).markStarted();
		}
		return List.copyOf(phases);
	}

	private Phase phase(Params sent, long start) {
		var items = sent.objects("items").stream().map(this::item).toList();
		if (items.isEmpty()) {
			throw ApiError.missing(sent.nameOf("items"));
		}
		var phase = new Phase(start, end(sent, start, items.get(0).price()), items, Metadata.of(sent));
		phase.resetsAnchor = sent.text("billing_cycle_anchor", "automatic").equals("phase_start");
		phase.proration = sent.text("proration_behavior", phase.proration);
		return phase;
	}

	private static long end(Params sent, long start, Price price) {
		if (sent.has("duration") && sent.has("end_date")) {
			throw ApiError.invalid(sent.nameOf("duration"), "Send either duration or end_date, not both.");
		}
		var end = sent.integer("end_date");
		if (end == null) {
			var duration = sent.object("duration");
			var cycle = sent.has("duration") ? new BillingCycle(start, duration.required("interval"),
					(int) duration.integer("interval_count", 1)) : price.cycleFrom(start);
			return cycle.boundaryAfter(start);
		}
		if (end <= start) {
			throw ApiError.invalid(sent.nameOf("end_date"), "A phase ends after it has begun.");
		}
		return end;
	}

	private PhaseItem item(Params sent) {
		if (sent.has("price") == sent.has("price_data")) {
			throw ApiError.invalid(sent.nameOf("price"), "Each item has either a price or price_data.");
		}
		var price = sent.has("price")
				? this.account.table(Price.class).referenced(sent.required("price"), sent.nameOf("price"))
				: this.prices.inline(sent.object("price_data"));
		if (!price.recurs()) {
			throw ApiError.invalid(sent.nameOf("price"), "A schedule needs recurring prices.");
		}
		return new PhaseItem(price, sent.integer("quantity", 1), Metadata.of(sent));
	}

	static List<PhaseItem> currentItems(Subscription subscription) {
		return subscription.items.stream().map((item) -> new PhaseItem(item.price, item.quantity, Map.of())).toList();
	}

}
