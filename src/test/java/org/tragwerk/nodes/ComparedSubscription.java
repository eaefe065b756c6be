package org.tragwerk.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.tragwerk.SandboxControl;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The fields of a subscription that are compared between sandbox and database.
 *
 * @param endsAt the scheduled end in Unix seconds, null if there is none or it has ended
 * @param paid the sum of all payments in cents
 * @param refunded the sum of all refunds that did not fail, in cents
 * @param disputed the sum of what is withdrawn because of disputes, in cents
 */
record ComparedSubscription(String status, long amount, @Nullable Long endsAt, long paid, long refunded,
		long disputed) {

	private static final String OURS = """
			select provider_id, status, amount,
				case when ended_at is null then extract(epoch from ends_at)::bigint end as ends_at,
				(select coalesce(sum(amount), 0) from payment where purpose_id = subscription.id
					and payment.status = 'PAID') as paid,
				(select coalesce(sum(refund.amount), 0) from refund join payment on payment.id = payment_id
					where purpose_id = subscription.id and refund.status not in ('FAILED', 'CANCELED')) as refunded,
				(select coalesce(sum(dispute.amount), 0) from dispute join payment on payment.id = payment_id
					where purpose_id = subscription.id
					and dispute.status in ('NEEDS_RESPONSE', 'UNDER_REVIEW', 'LOST')) as disputed
			from subscription""";

	/** All subscriptions of the sandbox, by Stripe's id. */
	static Map<String, ComparedSubscription> atStripe(SandboxControl control) {
		var paid = new HashMap<String, Long>();
		for (var invoice : all(control, "/v1/invoices?status=paid")) {
			paid.merge(subscriptionOf(invoice), number(invoice.get("amount_paid")), Long::sum);
		}
		var refunded = back(control, "/v1/refunds?created[gte]=0", Set.of("pending", "requires_action", "succeeded"));
		var disputed = back(control, "/v1/disputes?created[gte]=0", Set.of("needs_response", "under_review", "lost"));
		var standings = new TreeMap<String, ComparedSubscription>();
		for (var subscription : all(control, "/v1/subscriptions?status=all")) {
			var id = String.valueOf(subscription.get("id"));
			var customer = String.valueOf(subscription.get("customer"));
			standings.put(id, of(subscription, paid.getOrDefault(id, 0L), refunded.getOrDefault(customer, 0L),
					disputed.getOrDefault(customer, 0L)));
		}
		return standings;
	}

	/** What went back in these statuses, by customer, who has one subscription each. */
	private static Map<String, Long> back(SandboxControl control, String path, Set<String> statuses) {
		var sums = new HashMap<String, Long>();
		for (var object : all(control, path)) {
			if (statuses.contains(String.valueOf(object.get("status")))) {
				var intent = control.read("/v1/payment_intents/" + object.get("payment_intent"));
				sums.merge(String.valueOf(intent.get("customer")), number(object.get("amount")), Long::sum);
			}
		}
		return sums;
	}

	/** All subscriptions of the database, by Stripe's id. */
	static Map<String, ComparedSubscription> ours(JdbcClient jdbc) {
		var standings = new TreeMap<String, ComparedSubscription>();
		jdbc.sql(OURS).query((row) -> {
			standings.put(row.getString("provider_id"),
					new ComparedSubscription(row.getString("status"), row.getLong("amount"),
							(Long) row.getObject("ends_at"), row.getLong("paid"), row.getLong("refunded"),
							row.getLong("disputed")));
		});
		return standings;
	}

	/** Stripe's id of the subscription of an invoice. */
	static String subscriptionOf(Map<String, Object> invoice) {
		var parent = (Map<?, ?>) ((Map<?, ?>) invoice.get("parent")).get("subscription_details");
		return String.valueOf(parent.get("subscription"));
	}

	private static ComparedSubscription of(Map<String, Object> subscription, long paid, long refunded, long disputed) {
		var status = switch (String.valueOf(subscription.get("status"))) {
			case "canceled" -> "ENDED";
			case "past_due" -> "PAST_DUE";
			case "active" -> (subscription.get("pause_collection") != null) ? "PAUSED" : "ACTIVE";
			default -> String.valueOf(subscription.get("status"));
		};
		var items = (List<?>) ((Map<?, ?>) subscription.get("items")).get("data");
		var price = (Map<?, ?>) ((Map<?, ?>) items.get(0)).get("price");
		var end = subscription.get("cancel_at");
		return new ComparedSubscription(status, number(price.get("unit_amount")),
				(end != null && !status.equals("ENDED")) ? number(end) : null, paid, refunded, disputed);
	}

	/** All objects of a list, whose path has a parameter already. */
	static List<Map<String, Object>> all(SandboxControl control, String path) {
		var all = new ArrayList<Map<String, Object>>();
		var after = "";
		while (true) {
			var page = control.list(path + "&limit=100" + after);
			all.addAll(page);
			if (page.size() < 100) {
				return all;
			}
			after = "&starting_after=" + page.get(99).get("id");
		}
	}

	static long number(@Nullable Object value) {
		return ((Number) value).longValue();
	}

}
