package org.tragwerk.stripe.sync.bulk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import org.jspecify.annotations.Nullable;

import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.sync.CustomerState;
import org.tragwerk.stripe.sync.PaymentConverter;
import org.tragwerk.stripe.sync.SnapshotConverter;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.PaymentSnapshot;

/**
 * What lists of a time tell about single customers. It answers for those only of whom it
 * has all that their news is about and whose subscriptions go on as they were; all others
 * need a look of their own.
 *
 * @param subscriptions listed, by id
 * @param invoices listed, by id
 * @param payments of the invoices, by the subscription's id
 * @param active the ids of those subscriptions that are active as far as we know
 * @param ours tells those of others
 */
record BulkState(Map<String, Subscription> subscriptions, Map<String, Invoice> invoices,
		Map<String, List<PaymentSnapshot>> payments, Set<String> active, OwnSubscriptions ownSubscriptions) {

	static BulkState of(Map<String, Subscription> subscriptions, Map<String, Invoice> invoices, Set<String> active,
			OwnSubscriptions ownSubscriptions) {
		var payments = invoices.values()
			.stream()
			.filter((invoice) -> "paid".equals(invoice.getStatus()))
			.flatMap(PaymentConverter.OF_INVOICES_ALONE::payments)
			.collect(Collectors.groupingBy((payment) -> String.valueOf(payment.subscriptionId())));
		return new BulkState(subscriptions, invoices, payments, active, ownSubscriptions);
	}

	/** The customer's look, empty if these lists don't answer the news. */
	Optional<CustomerState> of(BulkLease lease) {
		var concerned = lease.objects().stream().map(this::subscriptionOf).distinct().toList();
		if (!concerned.stream().allMatch((subscription) -> isAnswered(subscription, lease.subject()))) {
			return Optional.empty();
		}
		var ours = concerned.stream().map(Objects::requireNonNull).filter(this.ownSubscriptions::owns).toList();
		return Optional.of(new CustomerState(List.of(), snapshot(lease.subject(), ours)));
	}

	/** The subscription that an object is or belongs to, null if it was not listed. */
	private @Nullable Subscription subscriptionOf(String object) {
		var invoice = this.invoices.get(object);
		var reference = (invoice != null) ? SnapshotConverter.subscriptionOf(invoice) : object;
		return (reference != null) ? this.subscriptions.get(reference) : null;
	}

	private boolean isAnswered(@Nullable Subscription subscription, String customer) {
		return subscription != null && customer.equals(subscription.getCustomer())
				&& (!this.ownSubscriptions.owns(subscription) || goesOn(subscription));
	}

	private boolean goesOn(Subscription subscription) {
		return this.active.contains(subscription.getId()) && "active".equals(subscription.getStatus())
				&& subscription.getPauseCollection() == null
				&& this.invoices.containsKey(subscription.getLatestInvoice());
	}

	private CustomerSnapshot snapshot(String customer, List<Subscription> subscriptions) {
		var payments = subscriptions.stream()
			.flatMap((subscription) -> this.payments.getOrDefault(subscription.getId(), List.of()).stream())
			.toList();
		var snapshots = subscriptions.stream()
			.map((subscription) -> SnapshotConverter.subscription(subscription, false, null))
			.toList();
		return new CustomerSnapshot(customer, snapshots, payments, List.of());
	}

}
