package org.tragwerk.nodes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.tragwerk.SandboxControl;

/**
 * Counts the supporters by what Stripe says alone: active and past due subscriptions,
 * unless the latest payment went back as a whole, or an open one cannot be collected
 * because its mandate ended.
 */
final class SupportersAtStripe {

	private final SandboxControl control;

	/** What went back of payments in cents, by the payment intent. */
	private final Map<String, Long> back = new HashMap<>();

	/** The paid payments, by the invoice. */
	private final Map<String, Map<String, Object>> payments;

	private SupportersAtStripe(SandboxControl control) {
		this.control = control;
		addBack("/v1/refunds?created[gte]=0", List.of("pending", "requires_action", "succeeded"));
		addBack("/v1/disputes?created[gte]=0", List.of("needs_response", "under_review", "lost"));
		this.payments = ComparedSubscription.all(control, "/v1/invoice_payments?status=paid")
			.stream()
			.collect(Collectors.toMap((payment) -> String.valueOf(payment.get("invoice")), (payment) -> payment,
					(one, other) -> other));
	}

	static long count(SandboxControl control) {
		var stripe = new SupportersAtStripe(control);
		var latest = ComparedSubscription.all(control, "/v1/invoices?status=paid")
			.stream()
			.collect(Collectors.groupingBy(ComparedSubscription::subscriptionOf, Collectors
				.maxBy(Comparator.comparing((invoice) -> ComparedSubscription.number(invoice.get("created"))))));
		return ComparedSubscription.all(control, "/v1/subscriptions?status=all")
			.stream()
			.filter((subscription) -> subscription.get("pause_collection") == null)
			.filter((subscription) -> stripe.isCollected(subscription))
			.filter((subscription) -> latest.getOrDefault(String.valueOf(subscription.get("id")), Optional.empty())
				.filter(stripe::isBack)
				.isEmpty())
			.count();
	}

	private void addBack(String path, List<String> statuses) {
		ComparedSubscription.all(this.control, path)
			.stream()
			.filter((object) -> statuses.contains(String.valueOf(object.get("status"))))
			.forEach((object) -> this.back.merge(String.valueOf(object.get("payment_intent")),
					ComparedSubscription.number(object.get("amount")), Long::sum));
	}

	private boolean isBack(Map<String, Object> invoice) {
		var payment = this.payments.get(String.valueOf(invoice.get("id")));
		return payment != null && ComparedSubscription.number(payment.get("amount_paid")) <= this.back
			.getOrDefault(ComparedMoney.paymentOf(payment), 0L);
	}

	private boolean isCollected(Map<String, Object> subscription) {
		return switch (String.valueOf(subscription.get("status"))) {
			case "active" -> true;
			case "past_due" -> !hasLostMandate(subscription);
			default -> false;
		};
	}

	private boolean hasLostMandate(Map<String, Object> subscription) {
		return this.control
			.list("/v1/payment_intents?limit=100&expand[]=data.latest_charge&customer=" + subscription.get("customer"))
			.stream()
			.map((intent) -> mandate(intent.get("latest_charge")))
			.filter((mandate) -> mandate != null)
			.findFirst()
			.filter((mandate) -> "inactive".equals(this.control.read("/v1/mandates/" + mandate).get("status")))
			.isPresent();
	}

	private static @Nullable Object mandate(@Nullable Object charge) {
		var details = (charge != null) ? (Map<?, ?>) ((Map<?, ?>) charge).get("payment_method_details") : null;
		var debit = (details != null) ? (Map<?, ?>) details.get("sepa_debit") : null;
		return (debit != null) ? debit.get("mandate") : null;
	}

}
